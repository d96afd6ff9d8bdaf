//! The tab-separated files of `data/`.

/// Returns the rows of a tab-separated file under `data/` without comments. Each row has at least `columns`
/// columns.
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
            return Err(format!("data/{path}:{}: expected {columns} columns", number + 1));
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Returns a column of a row, or an empty text if the row has no such column.
pub fn column(row: &[String], place: usize) -> &str {
    row.get(place).map_or("", String::as_str)
}
