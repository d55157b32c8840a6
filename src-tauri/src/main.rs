#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

/// Memory that is given back is overwritten first: a locked device leaves as little behind as it can.
#[global_allocator]
static MEMORY: zeroizing_alloc::ZeroAlloc<std::alloc::System> = zeroizing_alloc::ZeroAlloc(std::alloc::System);

fn main() {
    if let Err(error) = app::run() {
        eprintln!("maraude: the window could not be opened: {error}");
        std::process::exit(1);
    }
}
