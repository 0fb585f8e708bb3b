// The layout of the index: what the indexer writes and the query tools read.
//
// An index is a directory. Its file XAPIANDB is a stub that names the generation, a sub-directory with a Xapian glass
// database without lists of terms by document, and the traces (common/trace_file). Stock Xapian tools open the
// directory as any database: links to the generation's tables stand in it. One document is one passage:
//   terms    analysed words of all fields (no prefix); their wdf is the impact of indexer/impact (see there)
//            Q<site>/<passage id>  unique · XP<site>/<post id> · A<author> · XS<speaker> · K<tag> · L<language>
//            XV<speaker>, where a passage has turns
//            D<yyyymmdd> M<yyyymm> Y<yyyy> · XK<kind> · XT<hash of the title>  (Omega's letters where it has one)
//   values   see Slot
//   data     the stored passage, one JSON object (common/passage)
#pragma once

#include <xapian.h>
#include <filesystem>
#include <string>
#include <string_view>

namespace propos {

/// Raised when the layout of documents changes; an index of another version is refused.
inline constexpr std::string_view schema_version = "4";
/// Raised when analysis gives other terms; an index of another version is refused.
inline constexpr std::string_view analysis_version = "3";

/// A term's wdf is its impact times this, rounded (indexer/impact).
inline constexpr unsigned impact_scale = 40;

/// Term prefixes.
namespace prefix {
inline constexpr std::string_view id = "Q";
inline constexpr std::string_view post = "XP";
inline constexpr std::string_view author = "A";
inline constexpr std::string_view speaker = "XS";
inline constexpr std::string_view voice = "XV";  ///< a speaker of a passage with turns
inline constexpr std::string_view tag = "K";
inline constexpr std::string_view language = "L";
inline constexpr std::string_view kind = "XK";
inline constexpr std::string_view title = "XT";
inline constexpr std::string_view day = "D";
inline constexpr std::string_view month = "M";
inline constexpr std::string_view year = "Y";
}  // namespace prefix

/// Value slots.
enum Slot : Xapian::valueno {
  slot_date = 0,   ///< ISO 8601 text, sorts as time; none where the passage's text is no date
  slot_post = 1,   ///< the post's key (common/site), for collapsing
  slot_place = 2,  ///< n, sortable_serialise()d
  slot_words = 3   ///< words of question and answer, sortable_serialise()d
};

/// Keys of the database's metadata.
namespace metadata {
inline constexpr std::string_view schema = "propos.schema";
inline constexpr std::string_view analysis = "propos.analysis";
inline constexpr std::string_view model = "propos.model";    ///< what impacts were computed with (JSON)
inline constexpr std::string_view forms = "propos.forms.";   ///< + first letters: the forms of words, common/vocabulary
inline constexpr std::string_view traces = "propos.traces";  ///< TraceExtent: how far the traces' files are valid
inline constexpr std::string_view dead = "propos.dead";      ///< documents that no longer count (common/dead)
inline constexpr std::string_view post_hash = "propos.post.";  ///< + the post's key: hash of the post's source
}  // namespace metadata

/// `prefix` + `value`; a value too long for Xapian is cut and ends in a hash of its whole.
std::string boolean_term(std::string_view prefix, std::string_view value);

/// The term of all passages whose title has this title_hash() (common/trace). requires: the hash of a title, not 0
std::string title_term(std::uint32_t title_hash);

/// A name as it stands in a boolean term: folded, single spaces.
std::string folded_name(std::string_view name);

/// The stub file of the index at `directory`.
std::filesystem::path stub_path(const std::filesystem::path& directory);

/// Whether a generation of an index may have this name: `generation.1`.
bool is_generation_name(std::string_view name);

/// The directory of the generation that the stub of `directory` names now. Throws Error: not_found, denied, corrupt.
std::filesystem::path current_generation(const std::filesystem::path& directory);

/// What generations are opened with for writing: they have no lists of terms by document.
inline constexpr int generation_flags = Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_TERMLIST;

/// Opens the database of an index for reading. Throws Error: not_found (missing, empty or foreign directory), version,
/// corrupt, denied. Never creates anything. `generation` gets the directory that it stands in.
Xapian::Database open_index(const std::filesystem::path& directory, std::filesystem::path* generation = nullptr);

/// Throws Error{version} when `database` was written by another schema or analysis.
void check_versions(const Xapian::Database& database, const std::string& where);

/// What a Xapian exception means, as our own error.
class Error error_from(const Xapian::Error& error, const std::string& where);

/// 64-bit FNV-1a (Fowler, Noll, Vo): a hash for names and change detection, stable across machines.
std::uint64_t hash_of(std::string_view bytes, std::uint64_t seed = 0xcbf29ce484222325ull);

/// The hash as 16 hexadecimal digits.
std::string hex_of(std::uint64_t hash);

}  // namespace propos
