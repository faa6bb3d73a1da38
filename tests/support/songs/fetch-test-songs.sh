#!/usr/bin/env bash
# Fetches a few real songs for the tests: the music of Frets on Fire (four songs, a 29 MB Debian
# package, free licence in its `copyright` file). Nothing of it becomes part of the product.
#
#   fetch-test-songs.sh [FOLDER]        default: .cache/test-songs
#
# Needs apt-get and dpkg (Debian or derived). A second run finds everything in place and does nothing.
# Exit codes: 0 songs are there and verified; 2 apt-get or dpkg missing; 3 download failed; 4 wrong content.
set -euo pipefail

folder=${1:-.cache/test-songs}
package=fretsonfire-songs-muldjord
version=2.dfsg-2.1
base=$package/usr/share/games/fretsonfire/data/songs/muldjord
sums() { cat <<SUMS
3912690dfdf264df3c0e6ce4057e1ef2617d159e3fe873172762ebe3b8a15dd2  $base/armygeddon/song.ogg
e3ea47b66cfcacc853aa03e4dd5aa3262a73468b4a8aab240de9e00b13373127  $base/chaos_god/song.ogg
37c8afa938c155af45645af94d61eebeba11e975b4c8be8f61a04a2f97e1327d  $base/internal_degeneration/song.ogg
91e2197f397b9f072e3561166a28888d84284f8d1c7016a7b80fe9679565804f  $base/mutilated_mime/song.ogg
SUMS
}
say() { printf 'fetch-test-songs: %s\n' "$*" >&2; }
verify() { (cd "$folder" 2>/dev/null && sums | sha256sum --check --status --strict 2>/dev/null); }

if verify; then exit 0; fi
for tool in apt-get dpkg sha256sum; do
  command -v "$tool" >/dev/null || { say "$tool is not available on this system."; exit 2; }
done

mkdir -p "$folder"
folder=$(cd "$folder" && pwd)
work=$(mktemp -d "$folder/.download.XXXXXX")
trap 'rm -rf "$work"' EXIT
# apt drops to a user of its own for downloads.
chmod 755 "$work"
if [ "$(id -u)" = 0 ] && id _apt >/dev/null 2>&1; then chown _apt "$work" 2>/dev/null || true; fi

download() {
  (cd "$work" && { apt-get -qq download "$package=$version" || apt-get -qq download "$package"; }) >"$work/log" 2>&1
}
if ! download; then
  say 'refreshing the package lists'
  if [ "$(id -u)" = 0 ]; then apt-get -qq update >&2 || true
  elif sudo -n true 2>/dev/null; then sudo -n apt-get -qq update >&2 || true
  fi
  download || { cat "$work/log" >&2; say "could not download $package."; exit 3; }
fi
deb=$(find "$work" -maxdepth 1 -name "${package}_*.deb" -print -quit)
[ -n "$deb" ] || { say 'apt-get left no file.'; exit 3; }
mkdir "$work/unpacked"
dpkg -x "$deb" "$work/unpacked"
rm -rf "${folder:?}/$package"
mv "$work/unpacked" "$folder/$package"
verify || { say 'the songs are not the ones that the tests know.'; exit 4; }
say "songs are in $folder"
