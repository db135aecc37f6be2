#!/usr/bin/env bash
# Writes the bill of materials of both programs, CycloneDX JSON, into a folder.
# The window's is that of Linux: its modules are those of the other systems too,
# but for the few that only one system compiles. It needs a clone of its own, as
# actions/checkout makes one: the tool does not read the version in a worktree. It needs what building the window needs.
#   .github/sbom.sh dist
set -euo pipefail
cd "$(dirname "$0")/.."
out="${1:?say the folder}"
mkdir -p "$out"
version=$(sed -n 's/^ *Version = "\([0-9.]*\)".*/\1/p' FyneApp.toml)
tool=github.com/CycloneDX/cyclonedx-gomod/cmd/cyclonedx-gomod@v1.10.0
GOFLAGS=-tags=x11,migrated_fynedo CGO_ENABLED=1 \
	go run "$tool" app -json -licenses -std -main cmd/galley -output "$out/galley-$version.cdx.json" .
CGO_ENABLED=0 \
	go run "$tool" app -json -licenses -std -main cmd/galleyctl -output "$out/galleyctl-$version.cdx.json" .
