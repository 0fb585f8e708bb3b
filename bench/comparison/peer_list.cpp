#include "bench/comparison/peer_list.hpp"

#include <algorithm>

#include "bench/speed/process.hpp"

namespace propos {
namespace {

namespace fs = std::filesystem;

fs::path own_program() { return fs::read_symlink("/proc/self/exe"); }

fs::path sources() { return PROPOS_PEERS_DIR; }

/// A driver that is built with propos-bench when its library is there.
Peer compiled(const std::string& name, const std::string& title, const std::string& missing) {
  Peer peer{name, title, {}, {}, {}};
  const auto program = own_program().parent_path() / ("propos-peer-" + name);
  if (fs::exists(program)) peer.command = {program.string()};
  else peer.missing = missing;
  return peer;
}

Peer omega() {
  auto peer = compiled("omega", "Omega scriptindex, quest", "build the target propos-peer-omega");
  if (find_program("scriptindex").empty() || find_program("quest").empty()) {
    peer.command.clear();
    peer.missing = "apt-get install xapian-omega xapian-tools";
  }
  return peer;
}

/// The class path of Debian's Lucene 8, or an empty one when a part is missing.
std::string lucene_class_path() {
  std::string path;
  for (const std::string part : {"core", "analyzers-common", "highlighter", "memory", "queries"}) {
    const auto prefix = "lucene-" + part + "-8.";
    std::vector<std::string> jars;
    std::error_code error;
    for (const auto& entry : fs::directory_iterator("/usr/share/java", error))
      if (entry.path().filename().string().starts_with(prefix)) jars.push_back(entry.path().string());
    if (jars.empty()) return {};
    path += *std::max_element(jars.begin(), jars.end()) + ':';
  }
  return path;
}

Peer lucene(const fs::path& work) {
  Peer peer{"lucene", "Lucene 8", {}, {}, {}};
  const auto jars = lucene_class_path();
  if (jars.empty() || find_program("javac").empty()) {
    peer.missing = "apt-get install liblucene8-java default-jdk-headless";
    return peer;
  }
  const auto classes = (work / "lucene-classes").string();
  peer.prepare = {
      "javac", "-nowarn", "-d", classes, "-cp", jars, (sources() / "lucene" / "LuceneDriver.java").string()};
  peer.command = {"java", "-Xmx1g", "-cp", jars + classes, "LuceneDriver"};
  return peer;
}

Peer of_npm(const std::string& name, const std::string& title, const std::string& package) {
  Peer peer{name, title, {}, {}, {}};
  const auto folder = sources() / name;
  if (find_program("node").empty())
    peer.missing = "apt-get install nodejs npm && npm install --prefix " + folder.string();
  else if (!fs::exists(folder / "node_modules" / package)) peer.missing = "npm install --prefix " + folder.string();
  else peer.command = {"node", (folder / "driver.mjs").string()};
  return peer;
}

}  // namespace

std::vector<std::string> peer_names() {
  return {"propos", "xapian", "omega", "sqlite", "lucene", "postgres", "lancedb", "pagefind"};
}

std::vector<Peer> find_peers(const fs::path& work) {
  return {{"propos", "Propos", {}, {own_program().string(), "driver"}, {}},
          compiled("xapian", "Xapian, stock", "build the target propos-peer-xapian"),
          omega(),
          compiled("sqlite", "SQLite FTS5", "apt-get install libsqlite3-dev, then configure and build again"),
          lucene(work),
          compiled("postgres", "PostgreSQL", "apt-get install postgresql libpq-dev, then configure and build again"),
          of_npm("lancedb", "LanceDB", "@lancedb/lancedb"),
          of_npm("pagefind", "Pagefind", "pagefind")};
}

}  // namespace propos
