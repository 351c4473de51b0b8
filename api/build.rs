//! The GraphiQL bundle is made by `make graphiql`; without it the server still builds and says so.

fn main() {
    // Relative to this package's folder, where cargo runs it.
    if let Err(error) = std::fs::create_dir_all("graphiql/dist") {
        println!("cargo::warning=graphiql/dist cannot be made: {error}");
    }
    println!("cargo::rerun-if-changed=graphiql/dist");
}
