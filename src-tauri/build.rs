//! Every command is named here, or no window may call it.

fn main() {
    let commands = &[
        "stage",
        "suggest_passphrase",
        "create",
        "unlock",
        "sleep",
        "found_team",
        "found_practice",
        "join",
        "invite",
        "review",
        "admit",
        "remove_device",
        "extend_lease",
        "ask_second",
        "second_asked",
        "sign_second",
        "take_second",
        "late",
        "erase_code",
        "erase_due",
        "consolidate",
        "phones_to_report",
        "report_lost",
        "send_sealed",
        "hear_bell",
        "carry_out",
        "carry_in",
        "lift_limit",
        "export_report",
        "export_codebook",
        "export_consolidated",
        "look_into",
        "import_directory",
        "cancel_import",
        "adopt",
        "looked_at",
        "export_directory",
        "hand_over",
        "take_late",
        "make_paper",
        "read_paper",
        "recover",
        "restore",
        "backup",
        "set_role",
        "create_vault",
        "open_vault",
        "close_vault",
        "erase_session",
        "take_vault_late",
        "join_vault",
        "set_focal",
        "execute",
        "undo",
        "set_child_pin",
        "enter_cards",
        "leave_cards",
        "read_qr",
        "ask",
        "sync",
        "accept_relay",
        "place",
        "set_place",
        "about",
    ];
    let attributes = tauri_build::Attributes::new().app_manifest(tauri_build::AppManifest::new().commands(commands));
    if let Err(error) = tauri_build::try_build(attributes) {
        println!("cargo:warning={error:#}");
        std::process::exit(1);
    }
    // WebKit loads the system's own SQLite into this process: ours must not be offered to it.
    if std::env::var("CARGO_CFG_TARGET_OS").as_deref() == Ok("linux") {
        println!("cargo:rustc-link-arg-bins=-Wl,--exclude-libs,ALL");
    }
}
