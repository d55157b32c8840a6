#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

fn main() {
    if let Err(error) = app::run() {
        eprintln!("maraude: the window could not be opened: {error}");
        std::process::exit(1);
    }
}
