//! The .debs of the app and the relay, with Debian's own `dpkg-deb`.

use std::{fs, path::Path};

use crate::{
    setup,
    shell::{Done, root, step},
};

struct Package {
    name: &'static str,
    binaries: &'static [&'static str],
    depends: &'static str,
    about: &'static str,
}

const PACKAGES: [Package; 2] = [
    Package {
        name: "maraude",
        binaries: &["maraude-app", "maraude"],
        depends: "libwebkit2gtk-4.1-0, libgtk-3-0, libc6",
        about: "Anonymous street outreach, offline first",
    },
    Package {
        name: "maraude-relay",
        binaries: &["maraude-relay"],
        depends: "libc6",
        about: "A relay between Maraude devices that can read nothing",
    },
];

const SERVICE: &str = "[Unit]
Description=Maraude relay
After=network-online.target

[Service]
ExecStart=/usr/bin/maraude-relay --data /var/lib/maraude-relay --listen 127.0.0.1:7070
DynamicUser=yes
StateDirectory=maraude-relay
ProtectSystem=strict
ProtectHome=yes
PrivateTmp=yes
NoNewPrivileges=yes

[Install]
WantedBy=multi-user.target
";

const DESKTOP: &str = "[Desktop Entry]
Type=Application
Name=Maraude
Exec=maraude-app
Icon=maraude
Categories=Office;
";

pub fn package() -> Done {
    setup::build()?;
    step("build the screens", "npm", &["--prefix", "ui", "run", "--silent", "build"])?;
    step("build for release (several minutes)", "cargo", &["build", "--workspace", "--release", "--quiet"])?;
    let out = root().join("target/packages");
    fs::create_dir_all(&out).map_err(|error| error.to_string())?;
    for package in &PACKAGES {
        let tree = out.join(package.name);
        lay_out(package, &tree).map_err(|error| format!("{}: {error}", package.name))?;
        let deb = out.join(format!("{}_{}_amd64.deb", package.name, env!("CARGO_PKG_VERSION")));
        let (tree, deb) = (tree.display().to_string(), deb.display().to_string());
        step(&format!("pack {deb}"), "dpkg-deb", &["--root-owner-group", "--build", &tree, &deb])?;
    }
    Ok(())
}

fn lay_out(package: &Package, tree: &Path) -> std::io::Result<()> {
    if tree.exists() {
        fs::remove_dir_all(tree)?;
    }
    let put = |path: &str, text: &str| {
        let path = tree.join(path);
        fs::create_dir_all(path.parent().unwrap_or(tree))?;
        fs::write(path, text)
    };
    let control = format!(
        "Package: {}\nVersion: {}\nArchitecture: amd64\nMaintainer: Maraude\nDepends: {}\nSection: misc\nPriority: optional\nDescription: {}\n",
        package.name,
        env!("CARGO_PKG_VERSION"),
        package.depends,
        package.about
    );
    put("DEBIAN/control", &control)?;
    fs::create_dir_all(tree.join("usr/bin"))?;
    for binary in package.binaries {
        fs::copy(root().join("target/release").join(binary), tree.join("usr/bin").join(binary))?;
    }
    if package.name == "maraude-relay" {
        put("usr/lib/systemd/system/maraude-relay.service", SERVICE)
    } else {
        put("usr/share/applications/maraude.desktop", DESKTOP)?;
        let icons = tree.join("usr/share/icons/hicolor/128x128/apps");
        fs::create_dir_all(&icons)?;
        fs::copy(root().join("src-tauri/icons/128x128.png"), icons.join("maraude.png")).map(|_| ())
    }
}
