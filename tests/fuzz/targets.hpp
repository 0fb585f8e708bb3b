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

}  // namespace propos::fuzz
