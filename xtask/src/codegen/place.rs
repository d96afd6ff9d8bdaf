//! The tab-separated files of `data/`.

/// The rows of a tab-separated file under `data/`, comments left out, each with at least `columns` columns.
pub fn rows(path: &str, columns: usize) -> Result<Vec<Vec<String>>, String> {
    let file = super::root().join("data").join(path);
    let text = std::fs::read_to_string(&file).map_err(|e| format!("{}: {e}", file.display()))?;
    let mut rows = Vec::new();
    for (number, line) in text.lines().enumerate() {
        if line.starts_with('#') || line.is_empty() {
            continue;
        }
        let row: Vec<String> = line.split('\t').map(str::to_owned).collect();
        if row.len() < columns {
            return Err(format!("data/{path}:{}: {columns} columns wanted", number + 1));
        }
        rows.push(row);
    }
    Ok(rows)
}

/// A column of a row; empty where there is none.
pub fn column(row: &[String], place: usize) -> &str {
    row.get(place).map_or("", String::as_str)
}
