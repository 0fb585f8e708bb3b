// Every limit of the project has its name here, so that a message can tell which one was met and a test can
// try each at -1, 0 and +1. Sizes are in bytes unless the name says otherwise.
#pragma once

#include <cstddef>
#include <cstdint>

namespace propos::limits {

// Reading posts.
inline constexpr std::size_t max_post_bytes = 10u << 20;      ///< one post's JSON; longer ones are skipped
inline constexpr std::size_t max_json_depth = 64;             ///< arrays and objects inside each other
inline constexpr std::uint64_t max_post_number = 1ull << 53;  ///< ids at or past this are not exact in JSON
inline constexpr std::size_t max_html_depth = 256;            ///< deeper HTML goes to the plain tag stripper
inline constexpr std::size_t max_html_attributes = 256;       ///< of one tag; likewise
inline constexpr std::size_t max_html_open_tags = 4096;       ///< never closed; gumbo is quadratic in these
inline constexpr std::size_t max_html_reopened = 100000;      ///< bold and the like left open × blocks behind
inline constexpr std::size_t max_heading_run = 8;             ///< headings without text between in one passage
inline constexpr std::size_t max_passages_per_post = 5000;    ///< the rest of the post is reported, not kept
inline constexpr std::size_t max_paired_paragraphs = 1000;    ///< of a post whose questions stand apart
inline constexpr std::size_t max_directory_depth = 64;        ///< of nested source directories

// Analysis. Both sides cut in the same way, so that what is indexed can be found.
inline constexpr std::size_t max_token_bytes = 256;         ///< a longer run of letters is cut here
inline constexpr std::size_t max_term_bytes = 64;           ///< of an analysed term
inline constexpr std::size_t max_boolean_term_bytes = 240;  ///< Xapian's own limit is 245
inline constexpr std::size_t max_site_bytes = 200;          ///< of a site's name, so that a term holds it whole
inline constexpr std::size_t max_compound_parts = 6;        ///< of a hyphenated word that is also joined

// Queries.
inline constexpr std::size_t max_query_bytes = 1024;
inline constexpr std::size_t max_query_words = 64;
inline constexpr std::size_t max_phrase_ways = 16;      ///< of compounds in a phrase, in parts or as one
inline constexpr std::size_t min_wildcard_letters = 3;  ///< before the `*`
inline constexpr std::size_t max_wildcard_terms = 500;  ///< a `mot*`, `mot~` or name stands for this many terms at most
inline constexpr std::size_t min_fuzzy_letters = 4;     ///< before the `~`; shorter words have too many neighbours
inline constexpr std::size_t max_query_depth = 16;      ///< parentheses inside each other
inline constexpr std::uint32_t max_near_words = 100;    ///< the n of `PRÈS/n`
inline constexpr double max_query_weight = 100;         ///< the w of `mot^w`
inline constexpr std::size_t max_hits = 10000;          ///< offset + limit
inline constexpr std::size_t max_choices = 64;          ///< values of facets that one request of the server asks for
inline constexpr std::size_t max_exports = 4;           ///< that the server writes at once
inline constexpr std::size_t max_feed_entries = 200;    ///< of a feed
inline constexpr std::size_t max_excerpts = 10;         ///< of one answer
inline constexpr std::size_t max_kwic_columns = 500;    ///< of context on each side of a keyword
inline constexpr std::size_t max_held_kwic_lines = 50000;  ///< of a concordance sorted by words, or in one JSON answer
inline constexpr std::size_t max_facet_values = 1000;      ///< of one facet; the first ones are told
inline constexpr std::size_t max_timeline_months = 60;     ///< a longer timeline goes by years
inline constexpr std::size_t max_timeline_years = 200;     ///< a longer one leaves empty years out
inline constexpr std::size_t max_dictionary_bytes = 64u << 20;  ///< of each file of an English dictionary, unpacked
inline constexpr std::size_t max_headword_bytes = 1u << 20;     ///< of its entries; those behind are not read
inline constexpr std::size_t max_topics_bytes = 16u << 20;      ///< of a file of topics
inline constexpr std::size_t max_state_bytes = 64u << 20;       ///< of a file of --new-since
inline constexpr std::size_t max_batch_bytes = 256u << 20;      ///< of a batch, run or judgments file

}  // namespace propos::limits
