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

// Serving. A client that goes past one of these is told which, or its connection ends.
inline constexpr std::size_t max_request_line_bytes = 8u << 10;     ///< without its line break; 414
inline constexpr std::size_t max_request_head_bytes = 16u << 10;    ///< the headers behind it; 431
inline constexpr std::size_t max_request_memory = 64u << 10;        ///< of one connection, for what it sends
inline constexpr std::size_t max_parameters = 256;                  ///< of one request
inline constexpr std::size_t max_page_id_bytes = 64;                ///< of `page=`, by which newer requests replace
inline constexpr std::size_t max_connections = 2048;                ///< at once; the slowest makes room for one more
inline constexpr std::size_t max_connections_per_address = 256;     ///< likewise
inline constexpr std::size_t max_queued_requests = 256;             ///< that wait for a worker; 503
inline constexpr std::size_t max_queued_requests_per_client = 128;  ///< likewise
inline constexpr std::size_t max_workers = 256;                     ///< threads that answer
inline constexpr std::size_t max_streams = 32;                      ///< streamed answers at once; 503
inline constexpr std::size_t max_streams_per_client = 8;            ///< likewise
inline constexpr std::size_t max_stream_buffer_bytes = 256u
                                                       << 10;  ///< of one streamed answer, that wait for its client
inline constexpr std::size_t max_unsent_bytes = 256u << 20;    ///< of all answers; the slowest readers are closed
inline constexpr std::size_t max_log_buffer_bytes = 4u << 20;  ///< of the access log; lines past it are counted only
inline constexpr std::size_t max_metric_series = 2000;         ///< of one metric; further labels are not counted
inline constexpr std::size_t max_keys = 10000;                 ///< in a file of keys
inline constexpr std::size_t max_keys_bytes = 4u << 20;        ///< of that file
inline constexpr std::size_t min_gzip_bytes = 1400;            ///< a shorter answer fits a packet as it is
inline constexpr double standard_search_seconds = 2;           ///< what a search may take
inline constexpr double standard_read_seconds =
    10;  ///< from a connection's begin, or its last answer, to a whole request; 408
inline constexpr double standard_write_seconds = 30;    ///< to take an answer
inline constexpr double standard_stream_seconds = 600;  ///< to take a streamed answer
inline constexpr double drain_seconds = 10;             ///< for what runs when the server is asked to end
inline constexpr double answer_grace_seconds = 1;       ///< past the deadline, until 503 is said for a worker

}  // namespace propos::limits
