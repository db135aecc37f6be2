#!/usr/bin/env bash
# Prints what CHANGELOG.md says of a version. Fails where the tag is not the
# version in FyneApp.toml, or where there is nothing to say of it.
#   .github/notes.sh v0.1.0
set -euo pipefail
cd "$(dirname "$0")/.."
wanted="${1:?say the tag: notes.sh v1.2.3}"
version=$(sed -n 's/^ *Version = "\([0-9.]*\)".*/\1/p' FyneApp.toml)
if [ "$wanted" != "v$version" ]; then
	echo "the tag is $wanted, but FyneApp.toml says $version" >&2
	exit 1
fi
notes=$(awk -v heading="## $version" '
	/^## / { inside = ($0 == heading || index($0, heading " ") == 1); next }
	inside
' .github/CHANGELOG.md)
if [ -z "${notes//[[:space:]]/}" ]; then
	echo ".github/CHANGELOG.md says nothing of $version" >&2
	exit 1
fi
printf '%s\n' "$notes" | sed '/./,$!d'
