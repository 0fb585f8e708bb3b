// What was typed on propos-query's command line, before it is checked.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "query/program/query_options.hpp"
#include "query/program/selection_options.hpp"

namespace propos {

/// What was typed, before it is checked.
struct TypedOptions {
  QueryOptions options;
  std::vector<std::string> words;
  std::string format = "text";
  std::string parts;
  std::string cite = "passage";
  std::string csv_separator = ",";
  std::string lang = "fr";
  std::string colour = "auto";
  std::string new_since;
  std::string kwic;  ///< a width, or what CLI11 makes of none
  std::string kwic_sort = "rank";
  CLI::Option* limit = nullptr;
  CLI::Option* kwic_flag = nullptr;
  CLI::Option* new_since_option = nullptr;
  TypedSelection selection;
  CLI::Option* directory = nullptr;
  CLI::Option* dictionary = nullptr;
};

/// Checks what concerns several options, and reads the values that CLI11 does not. Throws Error{usage}.
QueryOptions resolved(TypedOptions typed);

/// The columns of `--kwic=30`; 0 for `--kwic`. Throws Error{usage}.
std::size_t kwic_columns(const std::string& typed);

}  // namespace propos
