// What the fuzzers call. Each takes any bytes, may not crash, hang or leak, and throws nothing but Error.
#pragma once

#include <cstddef>
#include <string_view>

namespace propos::fuzz {

/// Splitting, parsing and repairing JSON, and reading posts and passages from it.
void json(std::string_view bytes);
/// A WordPress export.
void wxr(std::string_view bytes);
/// HTML -> blocks, a saved page, classic content.
void html(std::string_view bytes);
/// A post's HTML -> passages; what is kept must be said once.
void cut(std::string_view bytes);
/// A query's text -> its tree -> text, which must be read as the same tree.
void query(std::string_view bytes);

// What is read back; format_targets.cpp.

/// A trace: unpacked, and searched for words beside each other.
void trace(std::string_view bytes);
/// TraceExtent as a line, the entries of traces.index up to a line's end, the bytes of traces.
void trace_file(std::string_view bytes);
/// An entry of forms.
void vocabulary(std::string_view bytes);
/// The list of dead documents.
void dead(std::string_view bytes);
/// A stored passage, also with the checksum that fits.
void stored_passage(std::string_view bytes);
/// The model's JSON, whose weights must be numbers.
void model(std::string_view bytes);
/// A file of --new-since.
void seen(std::string_view bytes);
/// A file of topics, and a query that names each.
void topics(std::string_view bytes);
/// A dictionary's index up to a zero byte, then its entries.
void dictionary(std::string_view bytes);
/// Two runs of posting lists with a line's end between, merged into a table.
void runs(std::string_view bytes);

/// A target by its name, which is the folder of its findings.
struct Target {
  const char* name;
  void (*run)(std::string_view bytes);
};
inline constexpr Target all_targets[] = {{"json", json},
                                         {"wxr", wxr},
                                         {"html", html},
                                         {"cut", cut},
                                         {"query", query},
                                         {"trace", trace},
                                         {"trace_file", trace_file},
                                         {"vocabulary", vocabulary},
                                         {"dead", dead},
                                         {"stored_passage", stored_passage},
                                         {"model", model},
                                         {"seen", seen},
                                         {"topics", topics},
                                         {"dictionary", dictionary},
                                         {"runs", runs}};

}  // namespace propos::fuzz
