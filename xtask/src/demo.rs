//! `cargo xtask demo`: builds the page into `www/dist/` and serves it with the headers that it needs.

use std::fs;
use std::io::{self, BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use crate::codegen::root;
use crate::{package, wasm};

/// The permissions of the page: run its own scripts and wasm, without any connection.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

pub fn run(arguments: &[String]) -> Result<(), String> {
    let given = arguments.iter().skip_while(|argument| *argument != "--port").nth(1);
    let port = match given {
        Some(text) => text.parse().map_err(|_| format!("expected a port from 1 to 65535, found {text}"))?,
        None => 8080,
    };
    let listener = listen(port)?;
    package::pack()?;
    build()?;
    println!("http://127.0.0.1:{port} (Ctrl-C ends it)");
    serve(&listener);
    Ok(())
}

/// Listens on a local port that other machines cannot reach. 0 takes any free port.
pub fn listen(port: u16) -> Result<TcpListener, String> {
    TcpListener::bind(("127.0.0.1", port))
        .map_err(|e| format!("port {port}: {e}; choose another with --port"))
}

/// Puts the page's files and the built package together in `www/dist/`.
pub fn build() -> Result<(), String> {
    let (www, dist) = (root().join("www"), root().join("www/dist"));
    fs::create_dir_all(&dist).map_err(|e| e.to_string())?;
    for file in
        ["index.html", "style.css", "page.js", "fields.js", "dom.js", "eligible.js", "schemas.js", "words.js"]
    {
        package::copy(&www.join(file), &dist.join(file))?;
    }
    package::copy(&root().join("pkg/dist/load.js"), &dist.join("load.js"))?;
    package::copy(&wasm::folder().join("registrant_bg.wasm"), &dist.join("registrant_bg.wasm"))?;
    fs::create_dir_all(dist.join("languages")).map_err(|e| e.to_string())?;
    for language in crate::codegen::messages::TRANSLATIONS {
        let file = format!("languages/{language}.js");
        package::copy(&root().join("pkg/dist").join(&file), &dist.join(&file))?;
    }
    Ok(())
}

/// Answers every request from `www/dist/`, forever.
pub fn serve(listener: &TcpListener) {
    for stream in listener.incoming().flatten() {
        // A browser may close the connection in the middle of an answer.
        thread::spawn(move || answer(stream).unwrap_or_default());
    }
}

fn answer(mut stream: TcpStream) -> io::Result<()> {
    stream.set_read_timeout(Some(Duration::from_secs(10)))?;
    let mut request = String::new();
    let mut reader = BufReader::new(stream.try_clone()?);
    reader.read_line(&mut request)?;
    let mut header = String::new();
    while reader.read_line(&mut header)? > 2 {
        header.clear();
    }
    let mut words = request.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (status, kind, body) = match file(path).and_then(|file| Some((kind(&file)?, fs::read(file).ok()?))) {
        _ if method != "GET" => ("405 Method Not Allowed", "text/plain", b"only GET\n".to_vec()),
        Some((kind, body)) => ("200 OK", kind, body),
        None => ("404 Not Found", "text/plain", b"no such file\n".to_vec()),
    };
    write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nContent-Security-Policy: {POLICY}\r\n\
         X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\nConnection: close\r\n\r\n",
        body.len()
    )?;
    stream.write_all(&body)
}

/// Returns the file that a request names: only files directly in `www/dist/` and its folder of languages.
fn file(path: &str) -> Option<PathBuf> {
    let name = match path.split('?').next()?.strip_prefix('/')? {
        "" => "index.html",
        name => name,
    };
    let own = name.strip_prefix("languages/").unwrap_or(name);
    (!own.contains(['/', '\\'])).then(|| root().join("www/dist").join(name))
}

fn kind(file: &Path) -> Option<&'static str> {
    match file.extension()?.to_str()? {
        "html" => Some("text/html; charset=utf-8"),
        "css" => Some("text/css; charset=utf-8"),
        "js" => Some("text/javascript; charset=utf-8"),
        "wasm" => Some("application/wasm"),
        _ => None,
    }
}
