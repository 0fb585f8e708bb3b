#include "query/serve/api/verify.hpp"

#include <algorithm>
#include <utility>

#include "common/error.hpp"
#include "common/schema.hpp"
#include "common/tokens.hpp"
#include "query/meaning/stop.hpp"
#include "query/serve/api/whole_posts.hpp"

namespace propos::serve {
namespace {

constexpr std::size_t most_places = 10;
constexpr std::size_t most_searched = 50;  ///< passages that hold the beginning of the quotation
constexpr std::size_t searched_words = 16;

std::string without_fragment(const std::string& url) { return url.substr(0, url.find('#')); }

/// Who says what stands there.
std::string speaker_at(const Passage& passage, std::uint32_t begin) {
  for (const auto& turn : passage.turns)
    if (turn.begin <= begin && begin < turn.end) return turn.speaker;
  return passage.speaker;
}

std::optional<Place> place_in(const Passage& passage, const std::vector<std::string>& parts) {
  std::optional<Place> best;
  for (const bool in_question : {false, true}) {
    const auto& text = in_question ? passage.question : passage.text;
    const auto found = find_quotation(parts, text);
    if (found.standing == Standing::absent || (best && best->standing <= found.standing)) continue;
    best = Place{found.standing,
                 passage.id,
                 passage.url,
                 in_question ? passage.asker : speaker_at(passage, found.begin),
                 passage.date,
                 in_question,
                 found.begin,
                 found.end,
                 text.substr(found.begin, found.end - found.begin),
                 text_hash(passage)};
  }
  return best;
}

std::vector<Place> places_in(const std::vector<Passage>& passages, const std::vector<std::string>& parts) {
  std::vector<Place> places;
  for (const auto& passage : passages)
    if (auto place = place_in(passage, parts)) places.push_back(*std::move(place));
  std::stable_sort(places.begin(), places.end(),
                   [](const Place& a, const Place& b) { return a.standing < b.standing; });
  if (places.size() > most_places) places.resize(most_places);
  return places;
}

/// The beginning of the first part, as a phrase over all kinds of passages.
Query query_for(const std::string& part) {
  const auto tokens = tokenize(part);
  std::size_t words = 0, end = part.size();
  for (const auto& token : tokens)
    if (token.kind == TokenKind::word && ++words == searched_words) end = token.end;
  Node phrase, kind, all;
  phrase.kind = Node::Kind::phrase;
  phrase.text = part.substr(0, end);
  kind.kind = Node::Kind::name;
  kind.field = FieldName::kind;
  kind.text = "tout";
  all.kind = Node::Kind::all;
  all.parts = {std::move(phrase), std::move(kind)};
  return {std::move(all), {}};
}

class Verifier {
 public:
  Verifier(OpenIndex& index, const Quotation& quotation, const std::vector<std::string>& parts, Stop& stop)
      : index_(index), quotation_(quotation), parts_(parts), stop_(stop) {}

  Verification verify() {
    const bool named = !quotation_.id.empty() || !quotation_.post.empty() || !quotation_.url.empty();
    const auto source = named ? passages_of_source() : anywhere();
    result_.found_source = !named || !source.empty();
    result_.places = places_in(source, parts_);
    if (!result_.places.empty()) result_.standing = result_.places.front().standing;
    if (!quotation_.hash.empty() && source.size() == 1)
      result_.unchanged = text_hash(source.front()) == quotation_.hash;
    if (result_.standing == Standing::absent && named) {
      result_.elsewhere = places_in(anywhere(), parts_);
      find_nearest(source);
    }
    result_.revision = index_.revision();
    result_.date = index_.date();
    return std::move(result_);
  }

 private:
  std::vector<Passage> passages_of_source() {
    try {
      if (!quotation_.id.empty()) return {passage_in_post(index_, quotation_.id).passage};
      if (!quotation_.post.empty()) return whole_post(index_, quotation_.post).passages;
    } catch (const Error& e) {
      if (e.kind() != ErrorKind::not_found) throw;
      return {};
    }
    auto passages = anywhere();
    const auto address = without_fragment(quotation_.url);
    std::erase_if(passages, [&](const Passage& passage) { return without_fragment(passage.url) != address; });
    return passages;
  }

  std::vector<Passage> anywhere() {
    SearchOptions options;
    options.limit = most_searched;
    options.exact = true;
    options.snippets = false;
    options.stop = &stop_;
    const auto answer = index_.searcher().search(query_for(parts_.front()), options);
    if (!answer.complete) throw Error(ErrorKind::too_late, "looking for the quotation took too long; try again");
    std::vector<Passage> passages;
    for (const auto& hit : answer.hits) passages.push_back(hit.passage);
    return passages;
  }

  void find_nearest(const std::vector<Passage>& source) {
    for (const auto& passage : source) {
      result_.nearest = nearest_sentence(quotation_.text, passage.text);
      result_.nearest_id = result_.nearest.empty() ? "" : passage.id;
      if (!result_.nearest.empty()) return;
    }
  }

  OpenIndex& index_;
  const Quotation& quotation_;
  const std::vector<std::string>& parts_;
  Stop& stop_;
  Verification result_;
};

}  // namespace

std::string text_hash(const Passage& passage) {
  return hex_of(hash_of(passage.text, hash_of(passage.question + '\n')));
}

Verification verify(Site& site, std::string_view db, const Quotation& quotation, const Request& request) {
  if (quotation.text.size() > max_quotation_bytes)
    throw Error(ErrorKind::too_big, "the quotation is longer than " + std::to_string(max_quotation_bytes) + " bytes",
                "text");
  const auto parts = parts_of_quotation(quotation.text);
  if (parts.empty()) throw Error(ErrorKind::usage, "no words: give what was quoted", "text");
  Stop stop(request.deadline, request.cancelled);
  return site.ask(db, [&](OpenIndex& index) { return Verifier(index, quotation, parts, stop).verify(); });
}

}  // namespace propos::serve
