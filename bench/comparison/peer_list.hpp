// Which search engines are compared, and which of them are here.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace propos {

/// A search engine with its driver.
struct Peer {
  std::string name;                  ///< for `--only`: xapian
  std::string title;                 ///< for tables: Xapian, stock
  std::vector<std::string> prepare;  ///< run once before anything else; empty: nothing
  std::vector<std::string> command;  ///< the driver; empty when something is missing
  std::string missing;               ///< what is missing, and the command that installs it
};

/// The names of all peers, Propos first.
std::vector<std::string> peer_names();

/// All peers in a fixed order, Propos first. `work` is where drivers are compiled that are not yet.
std::vector<Peer> find_peers(const std::filesystem::path& work);

}  // namespace propos
