//! Compiles the untouched SQLite3 Multiple Ciphers amalgamation into the one `libsqlite3.a` of the workspace.

fn main() {
    let source = sqlite3mc_src::source_dir();
    let mut build = cc::Build::new();
    build
        .file(source.join(sqlite3mc_src::SOURCE_FILE))
        .include(source)
        .warnings(false)
        .opt_level(2)
        // ChaCha20-Poly1305 on every page, the only cipher: a wrong one cannot be chosen by accident.
        .define("CODEC_TYPE", "CODEC_TYPE_CHACHA20")
        .define("HAVE_CIPHER_AES_128_CBC", "0")
        .define("HAVE_CIPHER_AES_256_CBC", "0")
        .define("HAVE_CIPHER_SQLCIPHER", "0")
        .define("HAVE_CIPHER_RC4", "0")
        .define("HAVE_CIPHER_ASCON128", "0")
        .define("HAVE_CIPHER_AEGIS", "0")
        .define("SQLITE_THREADSAFE", "1")
        .define("SQLITE_DQS", "0")
        .define("SQLITE_OMIT_LOAD_EXTENSION", None)
        .define("SQLITE_OMIT_SHARED_CACHE", None)
        .define("SQLITE_DEFAULT_FOREIGN_KEYS", "1")
        // Nothing temporary ever reaches the disk in the clear.
        .define("SQLITE_TEMP_STORE", "3")
        // What is deleted is overwritten: a spent key does not wait in a free page.
        .define("SQLITE_SECURE_DELETE", "1")
        // What SQLite gives back to the system is overwritten first: pages in the clear, and the key.
        .define("SQLITE3MC_SECURE_MEMORY", "1");
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() != Ok("windows") {
        build.define("SQLITE_HAVE_ISNAN", "1").define("HAVE_USLEEP", "1").flag_if_supported("-fvisibility=hidden");
    }
    build.compile("sqlite3");
    println!("cargo:rerun-if-changed=build.rs");
}
