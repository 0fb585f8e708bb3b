// What a line of a post is by its grammar, when it is nobody's answer: who asked, where it was published, thanks.
#pragma once

#include <string>
#include <vector>

namespace propos {

/// Whether the text does nothing but credit: "Propos recueillis par …", "Cette interview a été réalisée …",
/// "Traduit de l’anglais par …", "Photos : …", "© …". A sentence in the first person is none.
bool is_credit(const std::string& text);

/// Whether such a credit closes an interview: who asked, wrote down or translated, not who took a picture.
bool is_closing_credit(const std::string& text);

/// Whether the text tells who made something of an interview, and nothing else: "Table ronde animée par …",
/// "Questionnaire établi par …". For the end of a post: an answer may end so as well.
bool tells_maker(const std::string& text);

/// Whether a credit says more than that, as a standfirst does, too: a whole sentence ("Cette interview a été …"), or
/// with whom ("Entretien avec Prénom Nom, mené par …").
bool is_credit_sentence(const std::string& text);

/// A picture's caption that stands as a paragraph: a short text that ends with whose picture it is.
bool is_caption_with_credit(const std::string& text);

/// Whether the text says where this text was published, or whose it is: "Le texte ci-dessus … a paru dans …",
/// "© 1999 La Revue". For the end of a post: inside it, a guest may speak of an article as well.
bool tells_publication(const std::string& text);

/// A remark of the editors' own: "NDLR : …", "Note du traducteur : …".
bool is_editors_note(const std::string& text);

/// A note at the end, by its number and what it refers to: "[1] …", "2. Voir … p. 12".
bool is_numbered_note(const std::string& text);

/// A book as a shop lists it: title, publisher, year, price or pages.
bool lists_book(const std::string& text);

/// "Retrouvez …", "Rendez-vous …" with a place, date or link: the publisher speaks to the readers.
bool announces(const std::string& text);

/// Where and when something takes place ("… le 25 juin à 20 h au théâtre …"), or that a work is to be had ("« Titre »
/// est disponible …"): the publisher's words at the end of a post, not in the first person.
bool tells_occasion(const std::string& text);

/// Whether thanks go to somebody who is not spoken to: "Nous remercions la mairie …", "Merci à Ada Mer pour …".
bool thanks_others(const std::string& text);

/// A line with which an interview ends: "Merci beaucoup.", "Je vous remercie pour cet entretien."
bool is_thanks(const std::string& text);

/// Whether a paragraph tells in the third person who somebody is: it begins with one of `names` and goes on with
/// "est", "enseigne", "vient de publier"…
bool presents(const std::string& text, const std::vector<std::string>& names);

/// The same for a name that is not known: "Prénom Nom est professeur…".
bool presents_somebody(const std::string& text);

/// Whether it goes on with such a paragraph: "Elle a publié…", "Dernier ouvrage paru : …".
bool goes_on_presenting(const std::string& text);

/// A title of what a publisher adds at the end: "À propos de la Maison du quai", "Contact presse".
bool titles_publisher(const std::string& text);

/// Whether a heading speaks of a programme, podcast, magazine or its readers.
bool titles_programme(const std::string& heading);

/// Whether "je" or "nous" speaks outside of guillemets; whether "je" does at all.
bool is_first_person(const std::string& text);
bool is_singular_first_person(const std::string& text);

}  // namespace propos
