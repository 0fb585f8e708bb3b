#include "tests/support/posts.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <random>
#include <utility>

#include "common/index.hpp"
#include "common/schema.hpp"
#include "common/site.hpp"
#include "indexer/build/builder.hpp"
#include "query/language/parse.hpp"
#include "query/search.hpp"

namespace propos::testing {

Json rest_post(int id, const std::string& title, const std::string& html) {
  return Json{{"id", id},
              {"date", "2025-03-0" + std::to_string(id % 9 + 1) + "T08:00:00"},
              {"status", "publish"},
              {"link", "https://revue.example/" + std::to_string(id) + "/"},
              {"title", {{"rendered", title}}},
              {"content", {{"rendered", html}, {"protected", false}}}};
}

Post post_of(const std::string& html, const std::string& title) {
  return post_from_rest(rest_post(7, title, html), "test");
}

Cut cut_html(const std::string& html, const std::string& title) { return cut_post(post_of(html, title)); }

std::vector<std::string> kept_texts(const std::vector<Block>& blocks) {
  std::vector<std::string> texts;
  for (const auto& block : blocks)
    if (block.dropped.empty()) texts.push_back(block.text);
  return texts;
}

std::vector<std::string> dropped_texts(const std::vector<Block>& blocks) {
  std::vector<std::string> texts;
  for (const auto& block : blocks)
    if (!block.dropped.empty()) texts.push_back(block.text);
  return texts;
}

Passage passage_of(const std::string& id, const std::string& text, const std::string& question) {
  Passage passage;
  passage.id = passage.post = id;
  passage.text = text;
  passage.question = question;
  passage.kind = question.empty() ? PassageKind::section : PassageKind::answer;
  passage.language = "fr";
  return passage;
}

void index_passages(const std::filesystem::path& directory, const std::vector<Passage>& passages) {
  Report report;
  Builder builder({directory, true, 0, 1});
  PostBatch posts;
  for (const auto& passage : passages) {
    const auto key = post_key(passage);
    if (!posts.posts.empty() && posts.posts.back().post == key) posts.posts.back().passages.push_back(passage);
    else posts.posts.push_back({key, hex_of(hash_of(passage.text)), {passage}, false});
  }
  bool given = false;
  IndexedBatches batches(
      [&] { return std::exchange(given, true) ? ReadPosts() : ReadPosts([&](const KnownPost&) { return posts; }); });
  builder.run(batches, report);
  builder.finish();
}

std::vector<Passage> unrelated_passages() {
  return {
      passage_of("ailleurs-1",
                 "Le potier tourne l’argile humide avant l’aube, puis il laisse sécher ses bols à l’ombre."),
      passage_of("ailleurs-2", "Sur le glacier, la neige fraîche craque ; les guides encordés avancent sans parler."),
      passage_of("ailleurs-3", "La chorale répète chaque jeudi un motet du seizième siècle dans la chapelle froide."),
      passage_of("ailleurs-4", "Quatre abeilles suffisent à réveiller le verger quand fleurissent les pruniers."),
      passage_of("ailleurs-5", "Le luthier choisit un épicéa de montagne, dense et régulier, qu’il fend à la hache."),
  };
}

Answer search(const std::filesystem::path& directory, const std::string& query, bool exact) {
  Searcher searcher(directory);
  SearchOptions options;
  options.exact = exact;
  return searcher.search(parse_query(query), options);
}

bool has_hit(const Answer& answer, const std::string& id) {
  return std::any_of(answer.hits.begin(), answer.hits.end(), [&](const Hit& hit) { return hit.passage.id == id; });
}

std::vector<std::string> content_lines(const std::filesystem::path& directory) {
  const auto index = open_whole_index(directory);
  const auto& database = index.database;
  std::map<Xapian::docid, std::string> lines;
  for (auto it = database.postlist_begin(""); it != database.postlist_end(""); ++it) {
    if (std::binary_search(index.dead.begin(), index.dead.end(), *it)) continue;
    const auto document = database.get_document(*it);
    auto& line = lines[*it] = document.get_data();
    for (const auto slot : {slot_date, slot_post, slot_place, slot_words})
      line += '\x1f' + std::to_string(slot) + ':' + document.get_value(slot);
    line += '\x1f' + std::string(index.traces.of(*it));
  }
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    for (auto it = database.postlist_begin(*term); it != database.postlist_end(*term); ++it)
      if (const auto line = lines.find(*it); line != lines.end())
        line->second += '\x1f' + *term + '=' + std::to_string(it.get_wdf());
  std::vector<std::string> sorted;
  for (auto& [document, line] : lines) sorted.push_back(std::move(line));
  std::sort(sorted.begin(), sorted.end());
  return sorted;
}

std::string sample_posts() {
  const auto post = [](int id, const char* title, const char* html) {
    return dump_json(rest_post(id, title, html)) + '\n';
  };
  return post(11, "Le sel et la mer",
              "<p>Maëlle Kervadec est paludière. Nous l’avons rencontrée au marais.</p>"
              "<h3>Pourquoi revenir au marais ?</h3><p>Ma grand-mère récoltait le sel sur quatorze "
              "œillets.</p>"
              "<h3>Le climat change-t-il le métier ?</h3><p>Nous récoltons plus tôt, et par à-coups, depuis "
              "la sécheresse.</p>") +
         post(12, "Les droits de douane, et après",
              "<h3>Que changent les droits de douane ?</h3><p>Les droits de douane renchérissent l’acier et "
              "l’aluminium.</p>"
              "<h3>Qui paie, au bout du compte ?</h3><p>Le consommateur paie, car l’importateur répercute la "
              "taxe.</p>") +
         post(13, "Le logiciel en commun",
              "<h3>Un modèle ouvert suffit-il ?</h3><p>Un logiciel libre vit des talents qui "
              "l’entretiennent.</p>"
              "<h3>Et l’Europe, où en est-elle ?</h3><p>L’Europe forme des ingénieurs que d’autres "
              "recrutent.</p>");
}

std::string generated_posts(std::size_t n, unsigned seed) {
  static constexpr std::array<const char*, 24> words = {
      "marais", "douane",  "logiciel", "énergie",  "réseau",   "moisson", "frontière", "hôpital",
      "verger", "turbine", "modèle",   "cadastre", "écluse",   "climat",  "atelier",   "chercheuse",
      "budget", "fleuve",  "semence",  "visa",     "archives", "navire",  "quartier",  "université"};
  std::mt19937 random(seed);
  const auto word = [&] { return std::string(words[random() % words.size()]); };
  std::string lines;
  for (std::size_t i = 0; i < n; ++i) {
    std::string html = "<p>Un entretien sur le " + word() + ".</p>";
    const auto questions = 2 + random() % 4;
    for (std::size_t q = 0; q < questions; ++q) {
      html += "<h3>Que dire du " + word() + " et de l’" + word() + " ?</h3><p>";
      for (int k = 0; k < 30; ++k) html += (k == 0 ? "Le " : " ") + word();
      html += ".</p>";
    }
    lines += dump_json(rest_post(static_cast<int>(1000 + i), "Entretien " + std::to_string(i), html)) + '\n';
  }
  return lines;
}

}  // namespace propos::testing
