//! Rust sources: no words of a language in code, files and functions that can be held in the head, names that say something.

use super::masked::{Masked, end_of_item, line_of};
use super::{File, Problem};

const LONGEST_FILE: usize = 500;
const LONGEST_FUNCTION: usize = 50;

/// Files that may be longer, with the reason beside them. Keep it empty.
const LONG_FILES: &[&str] = &[];

/// Names of modules that say nothing.
const EMPTY_MODULE_NAMES: &[&str] = &["util", "utils", "common", "helper", "helpers", "manager", "misc", "core"];

/// Parts of names that say nothing, or belong to another trade.
const EMPTY_NAME_PARTS: &[&str] = &["util", "utils", "helper", "helpers", "manager", "session"];

pub(super) fn check(files: &[File]) -> Vec<Problem> {
    let mut problems = Vec::new();
    for file in files.iter().filter(|file| file.has_extension("rs")) {
        let Some(source) = file.text() else {
            problems.push(Problem::new(&file.path, 1, "is not UTF-8"));
            continue;
        };
        let masked = Masked::new(source);
        problems.extend(check_length(&file.path, source));
        problems.extend(check_module_name(&file.path));
        problems.extend(check_names(&file.path, &masked));
        if !is_test_file(&file.path) {
            problems.extend(check_functions(&file.path, &masked));
            problems.extend(check_language(&file.path, &masked));
        }
    }
    problems
}

fn is_test_file(path: &str) -> bool {
    let folder = |name: &str| path.contains(&format!("/{name}/")) || path.starts_with(&format!("{name}/"));
    folder("tests") || folder("examples") || folder("fuzz") || path.ends_with("/tests.rs")
}

fn check_length(path: &str, source: &str) -> Option<Problem> {
    let lines = source.lines().count();
    (lines > LONGEST_FILE && !LONG_FILES.contains(&path))
        .then(|| Problem::new(path, lines, format!("{lines} lines, more than {LONGEST_FILE}: look for the second subject")))
}

fn check_module_name(path: &str) -> Option<Problem> {
    let name = path.strip_suffix("/mod.rs").or_else(|| path.strip_suffix(".rs"))?.rsplit('/').next()?;
    EMPTY_MODULE_NAMES.contains(&name).then(|| Problem::new(path, 1, format!("a module called `{name}` does not say what it is for")))
}

fn check_functions(path: &str, masked: &Masked) -> Vec<Problem> {
    let code = &masked.code;
    let starts = code.match_indices("fn ").map(|(at, _)| at).filter(|at| *at == 0 || !is_name_byte(code.as_bytes()[at - 1]));
    starts
        .filter_map(|start| {
            let lines = line_of(code, end_of_item(code, start)) - line_of(code, start) + 1;
            let name: String = code[start + 3..].chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            let message = format!("`{name}` has {lines} lines, more than {LONGEST_FUNCTION}: give a part of it a name");
            (lines > LONGEST_FUNCTION && !name.is_empty()).then(|| Problem::new(path, line_of(code, start) + 1, message))
        })
        .collect()
}

fn check_names(path: &str, masked: &Masked) -> Vec<Problem> {
    let mut problems = Vec::new();
    for (number, line) in masked.code.lines().enumerate() {
        for name in line.split(|c: char| !c.is_alphanumeric() && c != '_') {
            let empty = parts_of_name(name).into_iter().find(|part| EMPTY_NAME_PARTS.contains(&part.as_str()));
            if let Some(part) = empty {
                problems.push(Problem::new(path, number + 1, format!("`{name}`: `{part}` says nothing about what it is")));
            }
        }
    }
    problems
}

fn check_language(path: &str, masked: &Masked) -> Vec<Problem> {
    let tests = masked.test_lines();
    let in_code = masked.uncommented.lines().enumerate().filter(|(number, line)| !tests[*number] && line.chars().any(is_arabic_letter));
    in_code
        .map(|(number, _)| Problem::new(path, number + 1, "Arabic letters in code: facts about a language stand in knowledge/"))
        .collect()
}

fn is_arabic_letter(c: char) -> bool {
    c.is_alphabetic()
        && matches!(c, '\u{600}'..='\u{6ff}' | '\u{750}'..='\u{77f}' | '\u{8a0}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
}

fn is_name_byte(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || byte == b'_'
}

/// `read_FooBar` is `read`, `foo`, `bar`.
fn parts_of_name(name: &str) -> Vec<String> {
    let mut parts = vec![String::new()];
    let mut before_is_lower = false;
    for c in name.chars() {
        if c == '_' || (c.is_uppercase() && before_is_lower) {
            parts.push(String::new());
        }
        before_is_lower = c.is_lowercase();
        if let Some(part) = parts.last_mut().filter(|_| c != '_') {
            part.extend(c.to_lowercase());
        }
    }
    parts
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_one(path: &str, source: &str) -> Vec<usize> {
        check(&[File { path: path.to_owned(), bytes: source.as_bytes().to_vec() }]).iter().map(|problem| problem.line).collect()
    }

    #[test]
    fn words_stand_in_knowledge_files() {
        assert!(check_one("crates/a/src/lib.rs", "// قال\nlet a = 1;\n").is_empty());
        assert_eq!(check_one("crates/a/src/lib.rs", "let a = 1;\nlet b = \"قال\";\n"), [2]);
        assert!(check_one("crates/a/tests/b.rs", "let b = \"قال\";\n").is_empty());
        assert!(check_one("crates/a/src/lib.rs", "#[cfg(test)]\nmod tests {\n    const A: &str = \"قال\";\n}\n").is_empty());
    }

    #[test]
    fn long_functions_are_found_at_their_first_line() {
        let long = format!("\nfn long() {{\n{}}}\n\nfn short() {{}}\n", "    call();\n".repeat(LONGEST_FUNCTION));
        assert_eq!(check_one("crates/a/src/lib.rs", &long), [2]);
    }

    #[test]
    fn names_say_something() {
        assert_eq!(check_one("crates/a/src/utils.rs", ""), [1]);
        assert_eq!(check_one("crates/a/src/lib.rs", "struct TokenManager;\nfn common_prefix() {}\n"), [1]);
    }
}
