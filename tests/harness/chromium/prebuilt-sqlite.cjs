// Loaded before anything else: better-sqlite3 takes its prebuilt binary, also where one was compiled.
const { dlopen } = process

process.dlopen = (module, file, ...flags) =>
  dlopen(
    module,
    file.replace(
      /build([\\/])Release[\\/]better_sqlite3\.node$/,
      `prebuilds$1${process.platform}-${process.arch}.node`,
    ),
    ...flags,
  )
