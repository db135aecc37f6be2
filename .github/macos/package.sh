#!/usr/bin/env bash
# Makes dist/galley-VERSION-macos-universal.dmg on a Mac: Galley.app for Intel
# and Apple processors, with galleyctl inside it.
#
# It was never run on macOS: those who wrote it had none. Shellcheck has read it,
# and the plists beside it are parsed by the tests in cmd/build.
#
# MACOS_PKCS12 (base64), MACOS_PKCS12_PASSWORD and MACOS_IDENTITY sign it;
# NOTARY_APPLE_ID, NOTARY_TEAM_ID and NOTARY_PASSWORD have Apple notarise it.
# Without them it is signed ad hoc, and Gatekeeper asks before the first start.
set -euo pipefail
cd "$(dirname "$0")/../.."

version=$(sed -n 's/^ *Version = "\([0-9.]*\)".*/\1/p' FyneApp.toml)
build=$(sed -n 's/^ *Build = \([0-9]*\).*/\1/p' FyneApp.toml)
commit=$(git rev-parse HEAD)
work=$(mktemp -d)
keychain=""
tidy() {
	if [ -n "$keychain" ]; then
		security delete-keychain "$keychain" || true
	fi
	rm -rf "$work"
}
trap tidy EXIT

app="$work/stage/Galley.app"
mkdir -p dist "$app/Contents/MacOS" "$app/Contents/Resources"

# The oldest macOS that Go 1.26 supports; Info.plist says the same.
export MACOSX_DEPLOYMENT_TARGET=12.0
flags="-s -w -buildid= -X galley/assets.Commit=$commit"
for arch in amd64 arm64; do
	case "$arch" in
	amd64) clang="clang -arch x86_64" ;;
	arm64) clang="clang -arch arm64" ;;
	esac
	GOOS=darwin GOARCH=$arch CGO_ENABLED=1 CC="$clang" CXX="${clang/clang/clang++}" \
		go build -trimpath -buildvcs=false -ldflags "$flags" -tags migrated_fynedo,accessibility -o "$work/galley-$arch" ./cmd/galley
	GOOS=darwin GOARCH=$arch CGO_ENABLED=0 \
		go build -trimpath -buildvcs=false -ldflags "$flags" -o "$work/galleyctl-$arch" ./cmd/galleyctl
done
for program in galley galleyctl; do
	lipo -create -output "$app/Contents/MacOS/$program" "$work/$program-amd64" "$work/$program-arm64"
	lipo "$app/Contents/MacOS/$program" -verify_arch x86_64 arm64
done

sed -e "s/@VERSION@/$version/" -e "s/@BUILD@/$build/" .github/macos/Info.plist > "$app/Contents/Info.plist"
plutil -lint "$app/Contents/Info.plist" .github/macos/entitlements.plist
printf 'APPL????' > "$app/Contents/PkgInfo"
cp assets/licences.txt "$app/Contents/Resources/LICENSES.txt"

# The drawing has 512 pixels: the largest picture, of 1,024, is left out rather
# than blown up.
icons="$work/Galley.iconset"
mkdir "$icons"
for size in 16 32 128 256 512; do
	sips -z $size $size assets/icon.png --out "$icons/icon_${size}x${size}.png" >/dev/null
	if [ $size -lt 512 ]; then
		sips -z $((size * 2)) $((size * 2)) assets/icon.png --out "$icons/icon_${size}x${size}@2x.png" >/dev/null
	fi
done
iconutil -c icns -o "$app/Contents/Resources/Galley.icns" "$icons"
if [ "$(head -c 4 "$app/Contents/Resources/Galley.icns")" != icns ]; then
	echo "iconutil made no icon" >&2
	exit 1
fi

identity="-" # ad hoc
if [ -n "${MACOS_PKCS12:-}" ]; then
	identity="${MACOS_IDENTITY:?MACOS_PKCS12 is set, but not the name of the identity in it}"
	keychain="$work/signing.keychain-db"
	secret=$(uuidgen)
	base64 --decode <<<"$MACOS_PKCS12" > "$work/signing.p12"
	security create-keychain -p "$secret" "$keychain"
	security set-keychain-settings -lut 3600 "$keychain"
	security unlock-keychain -p "$secret" "$keychain"
	security import "$work/signing.p12" -k "$keychain" -P "${MACOS_PKCS12_PASSWORD:-}" -T /usr/bin/codesign
	security set-key-partition-list -S apple-tool:,apple: -s -k "$secret" "$keychain" >/dev/null
	# codesign looks in the keychains of this list; those that are there stay in it.
	others=()
	while IFS= read -r line; do
		others+=("$(sed 's/^ *"//; s/"$//' <<<"$line")")
	done < <(security list-keychains -d user)
	security list-keychains -d user -s "$keychain" ${others[@]+"${others[@]}"} # bash 3.2 has no empty lists
fi
sign() {
	if [ "$identity" = - ]; then
		codesign --force --options runtime --entitlements .github/macos/entitlements.plist --sign - "$1"
	else
		codesign --force --timestamp --options runtime --entitlements .github/macos/entitlements.plist --sign "$identity" "$1"
	fi
}
sign "$app/Contents/MacOS/galleyctl" # what is inside comes first
sign "$app"
codesign --verify --deep --strict --verbose=2 "$app"

# The program at least starts, on the processor of this Mac.
"$app/Contents/MacOS/galleyctl" --version | grep -F "$version"

ln -s /Applications "$work/stage/Applications"
dmg="dist/galley-$version-macos-universal.dmg"
hdiutil create -volname "Galley $version" -srcfolder "$work/stage" -fs HFS+ -format UDZO -ov "$dmg"
if [ "$identity" != - ]; then
	codesign --timestamp --sign "$identity" "$dmg"
	if [ -n "${NOTARY_APPLE_ID:-}" ]; then
		xcrun notarytool submit "$dmg" --wait --apple-id "$NOTARY_APPLE_ID" \
			--team-id "${NOTARY_TEAM_ID:?NOTARY_APPLE_ID is set, but not the team}" \
			--password "${NOTARY_PASSWORD:?NOTARY_APPLE_ID is set, but not its app password}"
		xcrun stapler staple "$dmg"
		xcrun stapler validate "$dmg"
	fi
fi
hdiutil verify "$dmg"
echo "Made $dmg"
