//! `cargo xtask demo`: builds the page into `www/dist/` and serves it with the headers that it needs.

use std::fs;
use std::io::{self, BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::{Duration, Instant};

use crate::codegen::root;
use crate::{package, wasm};

/// The permissions of the page: run its own scripts and wasm, without any connection.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; \
    img-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

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

/// The most connections at once. A browser opens six.
const MOST_CONNECTIONS: usize = 32;
/// The most bytes of a request, and the longest time that it may take.
const LONGEST_REQUEST: u64 = 16_384;
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// Answers every request from `www/dist/`, forever.
pub fn serve(listener: &TcpListener) {
    static OPEN: AtomicUsize = AtomicUsize::new(0);
    for stream in listener.incoming().flatten() {
        if OPEN.fetch_add(1, Ordering::Relaxed) >= MOST_CONNECTIONS {
            OPEN.fetch_sub(1, Ordering::Relaxed);
            continue;
        }
        thread::spawn(move || {
            // A browser may close the connection in the middle of an answer.
            answer(stream).unwrap_or_default();
            OPEN.fetch_sub(1, Ordering::Relaxed);
        });
    }
}

/// Reads the first line of a request and its `Host`. Returns `None` if the request is too long or too slow.
fn request(stream: &TcpStream) -> io::Result<Option<(String, String)>> {
    let start = Instant::now();
    let mut reader = BufReader::new(stream.try_clone()?.take(LONGEST_REQUEST));
    let (mut first, mut host) = (String::new(), String::new());
    loop {
        let Some(rest) = LONGEST_WAIT.checked_sub(start.elapsed()).filter(|rest| !rest.is_zero()) else {
            return Ok(None);
        };
        // Each byte may come just before the time is over, so a line has a short time of its own.
        stream.set_read_timeout(Some(rest.min(Duration::from_secs(1))))?;
        let mut line = String::new();
        if reader.read_line(&mut line)? == 0 || !line.ends_with('\n') {
            return Ok(None);
        }
        match line.split_once(':') {
            _ if first.is_empty() => first = line,
            _ if line.trim().is_empty() => return Ok(Some((first, host))),
            Some((name, value)) if name.eq_ignore_ascii_case("host") => value.trim().clone_into(&mut host),
            _ => {}
        }
    }
}

/// Returns whether a request is for this server by its own name. Another name may belong to a page that made it point here.
fn is_own(host: &str) -> bool {
    let name = host.rsplit_once(':').map_or(host, |(name, _)| name);
    ["127.0.0.1", "localhost"].contains(&name)
}

fn answer(mut stream: TcpStream) -> io::Result<()> {
    let Some((request, host)) = request(&stream)? else { return Ok(()) };
    let mut words = request.split_whitespace();
    let (method, path) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let (status, kind, body) = match file(path).and_then(|file| Some((kind(&file)?, fs::read(file).ok()?))) {
        _ if !is_own(&host) => {
            ("421 Misdirected Request", "text/plain", b"only 127.0.0.1 and localhost\n".to_vec())
        }
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
    let file = (!own.contains(['/', '\\'])).then(|| root().join("www/dist").join(name))?;
    // A link could lead out of the folder.
    fs::symlink_metadata(&file).is_ok_and(|data| data.is_file()).then_some(file)
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

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::TcpStream;
    use std::thread;

    use super::{LONGEST_REQUEST, listen, serve};

    #[test]
    fn only_short_requests_for_this_server_are_answered() {
        let listener = listen(0).unwrap();
        let port = listener.local_addr().unwrap().port();
        thread::spawn(move || serve(&listener));
        let ask = |request: &str| {
            let mut stream = TcpStream::connect(("127.0.0.1", port)).unwrap();
            // The server may close the connection before it has read everything.
            let _ = stream.write_all(request.as_bytes());
            let mut answer = String::new();
            let _ = stream.read_to_string(&mut answer);
            answer.lines().next().unwrap_or_default().to_owned()
        };
        let get = |path: &str, host: &str| ask(&format!("GET {path} HTTP/1.1\r\nHost: {host}\r\n\r\n"));
        assert_eq!(get("/none.html", "localhost:8080"), "HTTP/1.1 404 Not Found");
        assert_eq!(get("/../Cargo.toml", "127.0.0.1"), "HTTP/1.1 404 Not Found");
        for host in ["evil.example", "evil.example:8080", ""] {
            assert_eq!(get("/", host), "HTTP/1.1 421 Misdirected Request", "{host}");
        }
        let long = "a".repeat(usize::try_from(LONGEST_REQUEST).unwrap());
        assert_eq!(ask(&format!("GET / HTTP/1.1\r\nX: {long}{long}")), "", "an endless line");
        assert_eq!(ask("GET / HTTP/1.1\r\nHost: 127.0.0.1\r\n"), "", "a request without an end");
    }
}
