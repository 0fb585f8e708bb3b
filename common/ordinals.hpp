// Ordinal numbers as French writes them: `1er`, `1re`, `2e`, `2ème`, `XXIe`. Pure functions; any thread may call them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace propos {

/// The term that all spellings of an ordinal share (`1er` for `1re` and `ier`; `2e` for `2ème`, `2nd`; `21e` for
/// `21es`, `xxie`), or nothing when the folded word is no ordinal.
///
/// A Roman numeral is told by its letters x, v and i alone, from `ve` (5e) on; with c, l, d and m too many words would
/// look like one (`cie`, `dixième`). `vie` stays life, though a century was written `VIe` too.
std::string ordinal_term(std::string_view folded);

/// The forms (see Word::form) of an ordinal's term; none when `term` is no ordinal's.
std::vector<std::string> ordinal_forms(std::string_view term);

}  // namespace propos
