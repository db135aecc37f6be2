// Holds ClaimReviews against what Google reads: node claimreview.cjs FILE…
// Each file is JSON-LD as Galley writes it, put into a page as a publisher would.
const { readFileSync } = require('fs')
const { structuredDataTest } = require('structured-data-testing-tool')
const { Google } = require('structured-data-testing-tool/presets')
const { ClaimReview } = require('structured-data-testing-tool/presets/google/schemas/ClaimReview')

async function main() {
  let failed = 0
  for (const file of process.argv.slice(2)) {
    const page = `<!doctype html><html><head><title>x</title><script type="application/ld+json">${readFileSync(file, 'utf8')}</script></head><body></body></html>`
    const result = await structuredDataTest(page, { presets: [Google, ClaimReview], schemas: ['jsonld:ClaimReview'] }).catch(e => e.res ? e.res : Promise.reject(e))
    const wrong = [...result.failed, ...result.warnings].filter(t => t.schema === 'ClaimReview' || /ClaimReview/.test(t.test || ''))
    for (const t of wrong) console.log(`${file}: ${t.test}: ${t.error ? t.error.message : ''}`)
    const right = result.passed.filter(t => /ClaimReview/.test(t.test || ''))
    console.log(`${file}: ${right.length} passed, ${wrong.length} not`)
    failed += wrong.length + (right.length < 8 ? 1 : 0)
  }
  process.exit(failed ? 1 : 0)
}

main().catch(e => { console.error(e); process.exit(2) })
