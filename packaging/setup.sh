# Sourced by ./run and ./test: installs what is missing, says what and where, and does nothing the second time.
# Everything that is not a package of the distribution goes into .venv (Python wheels) and build/ of this folder.
set -euo pipefail
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
venv=${ORRERY_VENV:-$root/.venv}
preset=${ORRERY_PRESET:-release}
build=$root/build/$preset

torch_wheel="torch==2.13.0"
wheels=("$torch_wheel" "pyarrow==26.0.1" "numpy")
vocabulary_name=bpe_simple_vocab_16e6.txt.gz
vocabulary_sha=924691ac288e54409236115652ad4aa250f48203de50a9e4722a6ecd48d6804a

packages=(
  g++ cmake ninja-build ccache pkg-config python3 python3-venv unzip
  qt6-base-dev qt6-charts-dev libqt6opengl6-dev qt6-svg-dev qt6-tools-dev qt6-tools-dev-tools qt6-l10n-tools libgl-dev
  libopencv-core-dev libopencv-imgproc-dev libopencv-imgcodecs-dev
  libavcodec-dev libavformat-dev libavutil-dev libswscale-dev
  libvulkan-dev glslang-tools nlohmann-json3-dev libcli11-dev libutf8proc-dev libyaml-cpp-dev zlib1g-dev
  fonts-inter fonts-jetbrains-mono fonts-noto-cjk
)
test_packages=(libgtest-dev xvfb xauth mesa-vulkan-drivers)

say() { printf 'orrery: %s\n' "$*" >&2; }

# Some names differ between releases of Debian and Ubuntu: take the first that exists.
alternative() {
  case $1 in
    qt6-svg-dev) echo "qt6-svg-dev libqt6svg6-dev" ;;
    *) echo "$1" ;;
  esac
}

installed() { dpkg-query -W -f='${Status}\n' "$1" 2>/dev/null | grep -q '^install ok installed$'; }

missing_packages() {
  local package name found
  for package in "$@"; do
    found=""
    for name in $(alternative "$package"); do installed "$name" && found=yes && break; done
    [ -n "$found" ] || echo "$package"
  done
}

resolve_names() {
  local package name
  for package in "$@"; do
    for name in $(alternative "$package"); do
      if apt-cache show "$name" >/dev/null 2>&1; then echo "$name"; break; fi
    done
  done
}

install_packages() {
  command -v dpkg-query >/dev/null || { say "this is not Debian or Ubuntu; install the counterparts of: $*"; return 0; }
  local missing names as_root=()
  mapfile -t missing < <(missing_packages "$@")
  [ ${#missing[@]} -gt 0 ] || return 0
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null && { sudo -n true 2>/dev/null || [ -t 0 ]; }; then
      as_root=(sudo)
    else
      say "these packages are missing, and neither root nor sudo is at hand. Let somebody run:"
      echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
      exit 1
    fi
  fi
  say "installing packages of the distribution: ${missing[*]}"
  "${as_root[@]}" apt-get update -qq
  mapfile -t names < <(resolve_names "${missing[@]}")
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${names[@]}" >/dev/null
}

install_wheels() {
  local wanted="${wheels[*]}" stamp=$venv/orrery-wheels
  [ "$(cat "$stamp" 2>/dev/null)" = "$wanted" ] && return 0
  say "installing Python wheels into $venv: $wanted"
  [ -x "$venv/bin/python" ] || python3 -m venv "$venv"
  "$venv/bin/python" -m pip install --quiet --quiet --disable-pip-version-check "${wheels[@]}"
  echo "$wanted" > "$stamp"
}

# CLIP's vocabulary is its authors' data: it is taken out of a published package and checked, never shipped by us.
install_vocabulary() {
  local folder=$venv/share/orrery target=$venv/share/orrery/$vocabulary_name scratch
  [ -f "$target" ] && return 0
  say "fetching CLIP's vocabulary out of the package open_clip_torch into $folder"
  scratch=$(mktemp -d)
  local source
  for source in open_clip_torch==3.3.0:open_clip clip-anytorch==2.6.0:clip; do
    "$venv/bin/python" -m pip download --quiet --quiet --disable-pip-version-check --no-deps -d "$scratch" "${source%%:*}" || continue
    unzip -qo "$scratch"/*.whl "${source##*:}/$vocabulary_name" -d "$scratch" || continue
    if echo "$vocabulary_sha  $scratch/${source##*:}/$vocabulary_name" | sha256sum --check --status; then
      mkdir -p "$folder"
      mv "$scratch/${source##*:}/$vocabulary_name" "$target"
      break
    fi
  done
  rm -rf "$scratch"
  [ -f "$target" ] || say "the vocabulary could not be fetched: instructions stay off until --vocabulary names a copy"
}

configure() {
  local site
  site=$("$venv/bin/python" -c 'import sysconfig; print(sysconfig.get_paths()["purelib"])')
  export ORRERY_PREFIX="$site/torch;$site/pyarrow"
  export ORRERY_LAUNCHER=""
  command -v ccache >/dev/null && ORRERY_LAUNCHER=ccache
  local wanted="$preset $ORRERY_PREFIX $*"
  if [ ! -f "$build/build.ninja" ] || [ "$(cat "$build/orrery-configured" 2>/dev/null)" != "$wanted" ]; then
    say "configuring $build"
    mkdir -p "$build"
    (cd "$root" && cmake --preset "$preset" "$@" > "$build/configure.log" 2>&1) || { cat "$build/configure.log" >&2; exit 1; }
    echo "$wanted" > "$build/orrery-configured"
  fi
  if [ -f "$venv/share/orrery/$vocabulary_name" ] && [ ! -f "$build/share/orrery/$vocabulary_name" ]; then
    mkdir -p "$build/share/orrery"
    cp "$venv/share/orrery/$vocabulary_name" "$build/share/orrery/"
  fi
}

# One build at a time; a second caller waits. Memory allows about one compiler per 2 GiB.
compile() {
  local jobs memory
  jobs=$(nproc)
  memory=$(awk '/MemAvailable/ {print int($2 / 2097152)}' /proc/meminfo)
  [ "$memory" -lt "$jobs" ] && jobs=$((memory > 1 ? memory : 1))
  ninja -C "$build" -j "$jobs" "$@" > "$build/build.log" 2>&1 || { tail -n 60 "$build/build.log" >&2; exit 1; }
}

lock() {
  mkdir -p "$root/build"
  exec 9> "$root/build/lock"
  flock -n 9 || { say "another ./run or ./test is building, waiting for it"; flock 9; }
}
