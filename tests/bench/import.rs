//! A vendor's spreadsheet comes in while the shop is open.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use crate::bench::Bench;
use crate::catalogue::listed;
use crate::report::Report;
use crate::server::Server;
use crate::usage;

const PATIENCE: Duration = Duration::from_secs(300);
const MAP: &str = "currency = \"EUR\"\ndecimal = \".\"\n\n[columns]\nreference = \"id\"\ntitle = \"name\"\nprice = \"price\"\n\
    description = \"text\"\nbrand = \"brand\"\ncategory = \"category\"\nsku = \"sku\"\nstock = \"stock\"\npictures = \"image\"\n\n[split]\ncategory = \" > \"\n";

/// Reads a file of products, and waits until they can be found.
pub async fn import(bench: &Bench, report: &mut Report, server: &Server) -> Result<(), String> {
    if !bench.wants("import") {
        return Ok(());
    }
    let rows = bench.count(5_000);
    let (file, map) = (bench.work.join("import.csv"), bench.work.join("import.toml"));
    let written = std::fs::write(&file, table(rows)).and_then(|()| std::fs::write(&map, MAP));
    written.map_err(|error| format!("{}: {error}", file.display()))?;
    let (before, indexed) = (listed(&bench.db).await?, bench.program.indexed());
    let database = &bench.program.database;
    let (children, serving, database_cpu) = (usage::cpu_of_children_gone(), usage::cpu(server.id()), database.cpu());
    let began = Instant::now();
    let path = |path: &std::path::Path| path.display().to_string();
    let told = bench.program.run(&["import", "products", "--vendor", "alder-goods", "--map", &path(&map), &path(&file)]).await?;
    let took = began.elapsed();
    while listed(&bench.db).await? < before + rows as u64 || bench.program.indexed() < indexed + rows as u64 {
        if began.elapsed() > PATIENCE {
            return Err(format!("imported products cannot be found after {PATIENCE:?}: {told}"));
        }
        tokio::time::sleep(Duration::from_millis(50)).await;
    }
    let found = began.elapsed();
    #[expect(clippy::cast_precision_loss, reason = "figures for people")]
    let count = rows as f64;
    let each = |cpu: Duration| cpu.as_secs_f64() * 1e3 / count;
    let note = format!(
        "CPU-ms each: {:.2} importing, {:.2} server, {:.2} database; {}",
        each(usage::cpu_of_children_gone().saturating_sub(children)),
        each(usage::cpu(server.id()).saturating_sub(serving)),
        each(database.cpu().saturating_sub(database_cpu)),
        told.lines().next().unwrap_or_default()
    );
    report.fact("import", count / took.as_secs_f64(), "products/s", note);
    report.fact("import until all are found", count / found.as_secs_f64(), "products/s", "");
    Ok(())
}

fn table(rows: usize) -> String {
    let mut text = String::from("id,name,price,text,brand,category,sku,stock,image\n");
    for row in 0..rows {
        let _ = writeln!(
            text,
            "row-{row},Imported thing number {row},{}.90,\"A thing, one of many, with a text of a usual length that somebody has written about it.\",\
             Somebody,Home > Imported,IMP-{row:06},{},https://example.test/{row}.jpg",
            5 + row % 90,
            row % 60 + 1
        );
    }
    text
}
