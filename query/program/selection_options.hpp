// The options that say which hits, in what order, and what is counted.
#pragma once

#include <string>

#include "query/program/query_options.hpp"

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace propos {

/// What was typed, before it is checked. Outlives the parsing.
struct TypedSelection {
  std::string order{name_of(Order::score)};
  std::string collapse;
  std::string facets;
  CLI::Option* like = nullptr;
  CLI::Option* facets_option = nullptr;
};

/// Adds the options to the group of results.
void add_selection_options(CLI::App& app, TypedSelection& typed, Selection& selection);

/// Reads what was typed into `options.selection`, and checks it with the other options. Throws Error{usage}.
void resolve_selection(const TypedSelection& typed, QueryOptions& options);

}  // namespace propos
