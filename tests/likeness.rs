//! Which texts may say the same.
use std::collections::BTreeMap;
use tabletalk::domain::likeness::{Index, Themes};

#[test]
fn tune() {
    let text = include_str!("help/tune.tsv");
    let mut index = Index::default();
    let mut notes: BTreeMap<&str, (usize, &str, &str)> = BTreeMap::new();
    let mut themes: BTreeMap<&str, (usize, &str)> = BTreeMap::new();
    let mut same = Vec::new();
    let mut differ = Vec::new();
    for line in text.lines() {
        let f: Vec<&str> = line.split('\t').collect();
        match f[0] {
            "theme" => {
                themes.insert(f[1], (index.add(f[3]), f[2]));
            }
            "note" => {
                notes.insert(f[1], (index.add(f[4]), f[2], f[3]));
            }
            "same" => same.push((f[1], f[2])),
            "differ" => differ.push((f[1], f[2])),
            _ => {}
        }
    }
    let id = |p: usize| notes.iter().find(|(_, n)| n.0 == p).map(|(k, _)| *k);
    let mut found = std::collections::BTreeSet::new();
    for (k, (p, _, _)) in &notes {
        for a in index.alike_among(*p, |o| id(o).is_some()) {
            let o = id(a.place).unwrap();
            let pair = if *k < o { (*k, o) } else { (o, *k) };
            if found.insert(pair) {
                let l = if same.contains(&pair) {
                    "SAME"
                } else if differ.contains(&pair) {
                    "DIFF"
                } else {
                    "-"
                };
                println!("{l} {pair:?} {} {:?}", a.score, a.common);
            }
        }
    }
    println!("{}/{}", found.iter().filter(|p| same.contains(p)).count(), found.len());
    let keys: Vec<&str> = themes.keys().copied().collect();
    let list: Vec<(usize, Vec<usize>)> = keys
        .iter()
        .map(|k| (themes[k].0, notes.values().filter(|n| n.2 == *k).map(|n| n.0).collect()))
        .collect();
    let all = Themes::of(&mut index, &list);
    for (at, k) in keys.iter().enumerate() {
        for a in all.alike(&mut index, at, |o| o > at && themes[keys[o]].1 != themes[k].1) {
            let pair = (*k, keys[a.place]);
            let l = if same.contains(&pair) {
                "SAME"
            } else if differ.contains(&pair) {
                "DIFF"
            } else {
                "-"
            };
            println!("{l} {pair:?} {} {:?}", a.score, a.common);
        }
    }
    let (mut right, mut out) = (0, 0);
    for (k, n) in &notes {
        let own: Vec<(usize, Vec<usize>)> = list
            .iter()
            .map(|(a, l)| (*a, l.iter().copied().filter(|x| *x != n.0).collect()))
            .collect();
        let t = Themes::of(&mut index, &own);
        if let Some(a) = t.home(&mut index, n.0, |o| themes[keys[o]].1 == n.1) {
            out += 1;
            if keys[a.place] == n.2 {
                right += 1
            }
            println!("{k} {} {} {} {:?}", n.2, keys[a.place], a.score, a.common);
        }
    }
    println!("homes {right}/{out}");
}
