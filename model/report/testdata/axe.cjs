// Holds pages against axe-core in Chromium: light and dark, desktop and phone,
// with no card open and with one. Prints a line of JSON a violation.
const puppeteer = require("puppeteer-core"), fs = require("fs"), path = require("path")
const axe = fs.readFileSync(require.resolve("axe-core/axe.min.js"), "utf8")
;(async () => {
  const [chromium, ...pages] = process.argv.slice(2)
  const browser = await puppeteer.launch({ executablePath: chromium, args: ["--no-sandbox", "--disable-gpu"] })
  let looked = 0
  for (const file of pages)
    for (const scheme of ["light", "dark"])
      for (const [width, height] of [[1280, 800], [375, 700]])
        for (const hash of ["", "#claim-1"]) {
          const page = await browser.newPage()
          const said = []
          page.on("console", m => said.push(m.text()))
          page.on("request", r => r.url().startsWith("file:") || r.url().startsWith("data:") || said.push("fetches " + r.url()))
          await page.setViewport({ width, height })
          await page.emulateMediaFeatures([{ name: "prefers-color-scheme", value: scheme }, { name: "prefers-reduced-motion", value: "reduce" }])
          await page.goto("file://" + file + hash)
          const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
          if (wide > 0) said.push("is " + wide + " px wider than the window")
          for (const line of said) console.log(JSON.stringify({ page: path.basename(file), scheme, width, hash, id: "page", help: line }))
          // The page's policy lets no script in, which is how it should be; axe is
          // put in by the debugger, in a world of its own.
          const session = await page.createCDPSession()
          const { frameTree } = await session.send("Page.getFrameTree")
          const { executionContextId } = await session.send("Page.createIsolatedWorld", { frameId: frameTree.frame.id })
          const run = async expression => {
            const r = await session.send("Runtime.evaluate", { contextId: executionContextId, expression, awaitPromise: true, returnByValue: true })
            if (r.exceptionDetails) throw new Error(JSON.stringify(r.exceptionDetails))
            return r.result.value
          }
          await run(axe + ";0")
          const found = await run(`axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] })
            .then(r => ({ passes: r.passes.length, violations: r.violations.map(v => ({ id: v.id, help: v.help, nodes: v.nodes.slice(0, 3).map(n => n.html.slice(0, 200) + " " + n.failureSummary) })) }))`)
          if (found.passes > 10) looked++
          for (const v of found.violations) console.log(JSON.stringify({ page: path.basename(file), scheme, width, hash, ...v }))
          await page.close()
        }
  console.log(JSON.stringify({ looked }))
  await browser.close()
})().catch(e => { console.error(e); process.exit(1) })
