#include "common/irregular.hpp"

#include <algorithm>
#include <array>
#include <cstdint>
#include <vector>

namespace propos {
namespace {

using IrregularForm = std::pair<std::string_view, std::string_view>;

/// A stem, as the rules have it of the family's other words, and the folded words with it that they get wrong. Not here
/// is what is more often another word: `savons`, `permis`, `tenue`, `vue`.
struct Family {
  std::string_view stem, words;
};

constexpr auto families = std::to_array<Family>({
    // clang-format off
    // Words that a rule would join with another word, or part from their own family.
    {"pays", "pays"},
    {"mois", "mois"},
    {"fois", "fois"},
    {"fils", "fils"},
    {"cours", "cours"},
    {"sens", "sens"},
    {"temps", "temps"},
    {"corps", "corps"},
    {"gens", "gens"},
    {"mais", "mais"},
    {"frais", "frais fraiche fraiches"},
    {"guere", "guere"},
    {"an", "ans"},
    {"cle", "clef clefs"},
    {"madam", "mesdames"},
    {"mademoisel", "mesdemoiselles"},
    {"monsieu", "messieurs"},
    {"bonhom", "bonshommes"},
    // Plurals.
    {"travail", "travaux"},
    {"bail", "baux"},
    {"vitrail", "vitraux"},
    {"corail", "coraux"},
    {"email", "emaux"},
    {"soupirail", "soupiraux"},
    {"vantail", "vantaux"},
    {"oeil", "yeux"},
    {"ciel", "cieux"},
    {"aieul", "aieux"},
    {"mal", "maux"},
    // Feminines.
    {"vieux", "vieille vieilles vieil vieux"},
    {"nouveau", "nouvelle nouvelles nouvel"},
    {"beau", "belle belles bel bels"},
    {"doux", "doux douce douces"},
    {"roux", "roux rousse rousses"},
    {"faux", "fausse fausses"},
    {"gro", "grosse grosses"},
    {"gra", "grasse grasses"},
    {"epai", "epaisse epaisses"},
    {"expr", "expresse expresses"},
    {"bas", "basse basses"},
    {"sec", "seche seches"},
    {"nul", "nulle nulles"},
    {"net", "nette nettes"},
    {"tel", "telle telles"},
    {"dit", "dite"},
    {"favori", "favorite favorites"},
    {"coi", "coite coites"},
    {"fou", "fol folle folles"},
    {"mou", "mol molle molles"},
    {"sot", "sotte sottes"},
    {"malin", "maligne malignes"},
    {"benin", "benigne benignes"},
    {"tier", "tierce tierces"},
    {"jumeau", "jumelle jumelles"},
    {"bref", "breve breves"},
    {"neuf", "neuve neuves"},
    {"veuf", "veuve veuves"},
    {"absou", "absoute absoutes absout"},
    {"dissou", "dissoute dissoutes dissout"},
    {"copain", "copine copines"},
    {"rigolo", "rigolote rigolotes"},
    {"vengeu", "vengeresse vengeresses"},
    {"enchanteu", "enchanteresse enchanteresses"},
    // Spellings, those of 1990 among them.
    {"oignon", "ognon ognons"},
    {"chariot", "charriot charriots"},
    {"imbecilit", "imbecillite imbecillites"},
    {"combatif", "combattif combattifs combattive combattives"},
    {"combativit", "combattivite"},
    {"nenuphar", "nenufar nenufars"},
    {"cuil", "cuillere cuilleres"},
    {"bistro", "bistrot bistrots"},
    {"yaourt", "yogourt yogourts yoghourt yoghourts"},
    {"cacahuet", "cacahouete cacahouetes"},
    {"fantasm", "phantasme phantasmes"},
    {"tsar", "tzar tzars czar czars"},
    {"asseoir", "assoir"},
    {"bonhomi", "bonhommie"},
    {"paiement", "payement payements"},
    {"persifl", "persiffler persiffle persifflage"},
    {"serpilli", "serpillere serpilleres"},
    // Verbs.
    {"mete", "met mets mis"},
    {"pouv", "peux puisse puissent pourrez pourrons pourraient pourront pourriez pourrions pourrai pourrais"},
    {"voul",
     "vouloir veut veux veulent veuille veuillent veuillez voulu voulue voulus voulues voudra voudrai "
     "voudrais voudrait voudront voudraient voudrez voudriez voudrions"},
    {"savoir",
     "sais sait savez savent savait savais savaient saviez sache sachent sachez saura saurai saurais "
     "saurait sauront sauraient saurez saurons su"},
    {"deve", "dois doivent doive devait"},
    {"fais",
     "fais faisons faisais faisiez fasse fassent fera ferai feras ferais ferait feront feraient ferons "
     "ferez feriez firent fit"},
    {"dire", "dis dites disent disons disait disais disaient disiez dise dira dirai dirais dirait diront dirons"},
    {"alle", "va vas vais vont allons allait allais alliez aille aillent irai irait irais iraient iront irons irez"},
    {"voir",
     "vois voit voient voyons voyez voyait voyais voyaient verra verrai verrais verrait verront verraient "
     "verrons verrez vu vus"},
    {"revoir", "revois revoit revoient revoyons revoyez revoyait reverra reverrait reverront revu revus"},
    {"prevoir",
     "prevois prevoit prevoient prevoyons prevoyez prevoyait prevoyaient prevoira prevoirait prevu prevue "
     "prevus prevues"},
    {"hair", "hais hait hai haissent haissons haissez haissait haissais haissaient"},
    {"veni",
     "vient viens viennent venons venez venait venaient viendra viendrait viendront viendraient vinrent "
     "venu venue venus venues vint"},
    {"deveni",
     "devient deviens deviennent devenons devenez devenait devenaient deviendra deviendrait deviendront "
     "deviendraient devinrent devenu devenue devenus devenues"},
    {"reveni",
     "revient reviens reviennent revenons revenez revenait revenaient reviendra reviendrait reviendront "
     "reviendraient revinrent revint"},
    {"parveni",
     "parvient parviens parviennent parvenons parvenez parvenait parvenaient parviendra parviendrait "
     "parviendront parviendraient parvinrent parvenu parvenue parvenus parvenues"},
    {"interveni",
     "intervient interviens interviennent intervenons intervenez intervenait intervenaient interviendra "
     "interviendrait interviendront interviendraient intervinrent intervenu intervenue intervenus "
     "intervenues"},
    {"conveni",
     "convient conviens conviennent convenons convenez convenait convenaient conviendra conviendrait "
     "conviendront conviendraient convinrent convenu convenus convenue convenues"},
    {"proveni",
     "provient proviens proviennent provenons provenez provenait provenaient proviendra proviendrait "
     "proviendront proviendraient provinrent provenu provenue provenus provenues"},
    {"surveni",
     "survient surviens surviennent survenons survenez survenait survenaient surviendra surviendrait "
     "surviendront surviendraient survinrent survenu survenue survenus survenues"},
    {"subveni",
     "subvient subviens subviennent subvenons subvenez subvenait subvenaient subviendra subviendrait "
     "subviendront subviendraient subvinrent subvenu subvenue subvenus subvenues"},
    {"souveni",
     "souvient souviens souviennent souvenons souvenez souvenait souvenaient souviendra souviendrait "
     "souviendront souviendraient souvinrent souvenu souvenue souvenus souvenues"},
    {"preveni",
     "previent previens previennent prevenons prevenez prevenait prevenaient previendra previendrait "
     "previendront previendraient previnrent"},
    {"contreveni",
     "contrevient contreviens contreviennent contrevenons contrevenez contrevenait contrevenaient "
     "contreviendra contreviendrait contreviendront contreviendraient contrevinrent contrevenu "
     "contrevenue contrevenus contrevenues"},
    {"teni",
     "tient tiens tiennent tenons tenez tenait tenaient tiendra tiendrait tiendront tiendraient tinrent "
     "tint tenu tenus"},
    {"obteni",
     "obtient obtiens obtiennent obtenons obtenez obtenait obtenaient obtiendra obtiendrait obtiendront "
     "obtiendraient obtinrent obtint obtenu obtenue obtenus obtenues"},
    {"mainteni",
     "maintient maintiens maintiennent maintenons maintenez maintenait maintenaient maintiendra "
     "maintiendrait maintiendront maintiendraient maintinrent maintint maintenu maintenue maintenus "
     "maintenues"},
    {"souteni",
     "soutient soutiens soutiennent soutenons soutenez soutenait soutenaient soutiendra soutiendrait "
     "soutiendront soutiendraient soutinrent soutint soutenu soutenue soutenus soutenues"},
    {"conteni",
     "contient contiens contiennent contenons contenez contenait contenaient contiendra contiendrait "
     "contiendront contiendraient continrent contint"},
    {"deteni",
     "detient detiens detiennent detenons detenez detenait detenaient detiendra detiendrait detiendront "
     "detiendraient detinrent detint"},
    {"reteni",
     "retient retiens retiennent retenons retenez retenait retenaient retiendra retiendrait retiendront "
     "retiendraient retinrent retint retenu retenue retenus retenues"},
    {"apparteni",
     "appartient appartiens appartiennent appartenons appartenez appartenait appartenaient appartiendra "
     "appartiendrait appartiendront appartiendraient appartinrent appartint appartenu appartenus"},
    {"entreteni",
     "entretient entretiens entretiennent entretenons entretenez entretenait entretenaient entretiendra "
     "entretiendrait entretiendront entretiendraient entretinrent entretint entretenu entretenue "
     "entretenus entretenues"},
    {"absteni",
     "abstient abstiens abstiennent abstenons abstenez abstenait abstenaient abstiendra abstiendrait "
     "abstiendront abstiendraient abstinrent abstint abstenu abstenue abstenus abstenues"},
    {"pay", "paie paies paient paiera paierait paieront paieraient payons payent payait"},
    {"essay", "essaie essaies essaient essaiera essaierait essaieront essaieraient essayons"},
    {"balay", "balaie balaies balaient balaiera balaierait balaieront balaieraient balayons"},
    {"begay", "begaie begaies begaient begaiera begaierait begaieront begaieraient begayons"},
    {"deblay", "deblaie deblaies deblaient deblaiera deblaierait deblaieront deblaieraient deblayons"},
    {"defray", "defraie defraies defraient defraiera defraierait defraieront defraieraient defrayons"},
    {"delay", "delaie delaies delaient delaiera delaierait delaieront delaieraient delayons"},
    {"effray", "effraie effraies effraient effraiera effraierait effraieront effraieraient effrayons"},
    {"enray", "enraie enraies enraient enraiera enraierait enraieront enraieraient enrayons"},
    {"relay", "relaie relaies relaient relaiera relaierait relaieront relaieraient relayons"},
    {"nettoy", "nettoie nettoies nettoient nettoiera nettoierait nettoieront nettoieraient"},
    {"employ", "emploie emploies emploient emploiera emploierait emploieront emploieraient"},
    {"reemploy", "reemploie reemploies reemploient reemploiera reemploierait reemploieront reemploieraient"},
    {"envoy",
     "envoie envoies envoient envoiera envoierait envoieront envoieraient enverra enverrait enverront "
     "enverraient"},
    {"renvoy",
     "renvoie renvoies renvoient renvoiera renvoierait renvoieront renvoieraient renverra renverrait "
     "renverront renverraient"},
    {"broy", "broie broies broient broiera broierait broieront broieraient"},
    {"ploy", "ploie ploies ploient ploiera ploierait ploieront ploieraient"},
    {"deploy", "deploie deploies deploient deploiera deploierait deploieront deploieraient"},
    {"foudroy", "foudroie foudroies foudroient foudroiera foudroierait foudroieront foudroieraient"},
    {"cotoy", "cotoie cotoies cotoient cotoiera cotoierait cotoieront cotoieraient"},
    {"octroy", "octroie octroies octroient octroiera octroierait octroieront octroieraient"},
    {"tutoy", "tutoie tutoies tutoient tutoiera tutoierait tutoieront tutoieraient"},
    {"vouvoy", "vouvoie vouvoies vouvoient vouvoiera vouvoierait vouvoieront vouvoieraient"},
    {"fourvoy", "fourvoie fourvoies fourvoient fourvoiera fourvoierait fourvoieront fourvoieraient"},
    {"convoy", "convoie convoies convoient convoiera convoierait convoieront convoieraient"},
    {"louvoy", "louvoie louvoies louvoient louvoiera louvoierait louvoieront louvoieraient"},
    {"noy", "noie noies noient noiera noierait noieront noieraient noyent noyait"},
    {"apitoy", "apitoie apitoies apitoient apitoiera apitoierait apitoieront apitoieraient"},
    {"appuy", "appuie appuies appuient appuiera appuierait appuieront appuieraient"},
    {"essuy", "essuie essuies essuient essuiera essuierait essuieront essuieraient"},
    {"ennuy", "ennuie ennuies ennuient ennuiera ennuierait ennuieront ennuieraient"},
    {"recev", "recevoir recoit recois recoivent recoive recu recue recus recues"},
    {"decev", "decevoir decoit decois decoivent decoive decu decue decus decues"},
    {"percev", "percevoir percoit percois percoivent percoive percu percue percus percues"},
    {"concev", "concevoir concoit concois concoivent concoive concu concue concus concues"},
    {"apercev", "apercevoir apercoit apercois apercoivent apercoive apercu apercue apercus apercues"},
    {"connaitr",
     "connait connais connaissent connaissait connaissaient connaissons connaissez connaisse connaitra "
     "connaitrait connaitront connu connue connus connues"},
    {"reconnaitr",
     "reconnait reconnais reconnaissent reconnaissait reconnaissaient reconnaissons reconnaissez "
     "reconnaisse reconnaitra reconnaitrait reconnaitront reconnu reconnue reconnus reconnues"},
    {"paraitr",
     "parait parais paraissent paraissait paraissaient paraissons paraissez paraisse paraitra paraitrait "
     "paraitront paru parue parus parues"},
    {"apparaitr",
     "apparait apparais apparaissent apparaissait apparaissaient apparaissons apparaissez apparaisse "
     "apparaitra apparaitrait apparaitront apparu apparue apparus apparues"},
    {"disparaitr",
     "disparait disparais disparaissent disparaissait disparaissaient disparaissons disparaissez "
     "disparaisse disparaitra disparaitrait disparaitront disparu disparue disparus disparues"},
    {"naitr", "nait nais naissent naissait naissaient naissons naissez naisse naitra naitrait naitront"},
    {"craindr", "craint crains craignent craignait craignaient craignons craignez"},
    {"plaindr", "plaint plains plaignent plaignait plaignaient plaignons plaignez"},
    {"contraindr", "contraint contrains contraignent contraignait contraignaient contraignons contraignez"},
    {"peindr", "peint peins peignent peignait peignaient peignons peignez"},
    {"teindr", "teins teignent teignait teignaient teignons teignez"},
    {"feindr", "feint feins feignent feignait feignaient feignons feignez"},
    {"atteindr", "atteint atteins atteignent atteignait atteignaient atteignons atteignez"},
    {"eteindr", "eteint eteins eteignent eteignait eteignaient eteignons eteignez"},
    {"astreindr", "astreint astreins astreignent astreignait astreignaient astreignons astreignez"},
    {"restreindr", "restreint restreins restreignent restreignait restreignaient restreignons restreignez"},
    {"joindr", "joins joignent joignait joignaient joignons joignez"},
    {"rejoindr", "rejoint rejoins rejoignent rejoignait rejoignaient rejoignons rejoignez"},
    {"adjoindr", "adjoins adjoignent adjoignait adjoignaient adjoignons adjoignez"},
    {"conduir",
     "conduis conduisent conduisait conduisaient conduisons conduisez conduise conduira conduirait "
     "conduiront conduiraient conduit conduits"},
    {"construir",
     "construis construisent construisait construisaient construisons construisez construise construira "
     "construirait construiront construiraient construit construits construite construites"},
    {"reconstruir",
     "reconstruis reconstruisent reconstruisait reconstruisaient reconstruisons reconstruisez "
     "reconstruise reconstruira reconstruirait reconstruiront reconstruiraient reconstruit reconstruits "
     "reconstruite reconstruites"},
    {"reduir",
     "reduis reduisent reduisait reduisaient reduisons reduisez reduise reduira reduirait reduiront "
     "reduiraient reduit reduits reduite reduites"},
    {"traduir",
     "traduis traduisent traduisait traduisaient traduisons traduisez traduise traduira traduirait "
     "traduiront traduiraient traduit traduits traduite traduites"},
    {"detruir",
     "detruis detruisent detruisait detruisaient detruisons detruisez detruise detruira detruirait "
     "detruiront detruiraient detruit detruits detruite detruites"},
    {"introduir",
     "introduis introduisent introduisait introduisaient introduisons introduisez introduise introduira "
     "introduirait introduiront introduiraient introduit introduits introduite introduites"},
    {"instruir",
     "instruis instruisent instruisait instruisaient instruisons instruisez instruise instruira "
     "instruirait instruiront instruiraient instruit instruits instruite instruites"},
    {"seduir",
     "seduis seduisent seduisait seduisaient seduisons seduisez seduise seduira seduirait seduiront "
     "seduiraient seduit seduits seduite seduites"},
    {"produir",
     "produis produisent produisait produisaient produisons produisez produise produira produirait "
     "produiront produiraient"},
    {"reproduir",
     "reproduis reproduisent reproduisait reproduisaient reproduisons reproduisez reproduise reproduira "
     "reproduirait reproduiront reproduiraient"},
    {"ecri", "ecrit ecrits ecrite ecrites ecrivent ecrivait ecrivaient ecrivons ecrivez ecrive"},
    {"reecri",
     "reecrit reecrits reecrite reecrites reecrivent reecrivait reecrivaient reecrivons reecrivez "
     "reecrive"},
    {"decri", "decrit decrits decrite decrites decrivent decrivait decrivaient decrivons decrivez decrive"},
    {"inscri",
     "inscrit inscrits inscrite inscrites inscrivent inscrivait inscrivaient inscrivons inscrivez "
     "inscrive"},
    {"prescri",
     "prescrit prescrits prescrite prescrites prescrivent prescrivait prescrivaient prescrivons "
     "prescrivez prescrive"},
    {"souscri",
     "souscrit souscrits souscrite souscrites souscrivent souscrivait souscrivaient souscrivons "
     "souscrivez souscrive"},
    {"transcri",
     "transcrit transcrits transcrite transcrites transcrivent transcrivait transcrivaient transcrivons "
     "transcrivez transcrive"},
    {"ouvr", "ouvrir ouvrira ouvrirait ouvriront ouvriraient ouvert ouverts ouverte ouvertes"},
    {"couvr", "couvrir couvrira couvrirait couvriront couvriraient couverte couvertes"},
    {"decouvr", "decouvrir decouvrira decouvrirait decouvriront decouvriraient decouvert decouverts"},
    {"recouvr",
     "recouvrir recouvrira recouvrirait recouvriront recouvriraient recouvert recouverts recouverte "
     "recouvertes"},
    {"offr", "offrir offrira offrirait offriront offriraient offert offerts offerte offertes"},
    {"souffr", "souffrir souffrira souffrirait souffriront souffriraient souffert soufferts soufferte souffertes"},
    {"compren", "compris comprise comprises"},
    {"appren", "appris apprise apprises"},
    {"surpren", "surpris"},
    {"repren", "repris"},
    {"entrepren", "entrepris"},
    {"pren", "pris"},
    {"promet", "promis promise promises"},
    {"soumet", "soumis soumise soumises"},
    {"admet", "admis admise admises"},
    {"transmet", "transmis transmise transmises"},
    {"emet", "emis emise emises"},
    {"remet", "remis"},
    {"interdi", "interdit interdits interdite interdites"},
    {"predi", "predit predits predite predites"},
    {"contredi", "contredit contredite"},
    {"satisfair", "satisfait satisfaits satisfaite satisfaites satisfont"},
    {"suffi", "suffit"},
    {"mouri", "meurt meurs meurent meure mourait mouraient mourra mourrait mourront"},
    {"couri", "courent courait couraient courons courez couru courra courront courrait"},
    {"parcouri", "parcourent parcourait parcouru parcourue parcourus parcourues"},
    {"croir", "crois croit croient croyons croyez croyait croyais croyaient cru"},
    {"boir", "boit boivent buvait buvaient buvons bu"},
    {"lire", "lisent lisait lisaient lisons lisez lu lue lus lues"},
    {"vivr", "vit vivent vivait vivaient vivons vivez vecu vecue vecus vecues vivra vivront"},
    {"survivr", "survit survivent survivait survecu survivra"},
    {"suivr", "suit suivent suivait suivaient suivons suivez suivi suivie suivis suivies suivra suivront"},
    {"poursuivr",
     "poursuit poursuivent poursuivait poursuivaient poursuivons poursuivez poursuivi poursuivie "
     "poursuivis poursuivies poursuivra poursuivront"},
    {"valoir", "vaut valent valait valaient vaudra vaudrait vaudront vaudraient vaille valu"},
    {"falloir", "faudra faudrait fallait fallu"},
    {"asseoir", "assied assieds assoit"},
    {"plair", "plait plaisent plaisait"},
    {"bate", "battu battue battus battues"},
    {"combat", "combattu combattue combattus combattues"},
    {"acqueri", "acquiert acquierent"},
    {"conqueri", "conquiert conquierent"},
    {"resoudr", "resout resolvent resolu resolue resolus resolues"},
    {"lanc", "lancons"},
    // Participles in -u of verbs in -re. Not `étendue`, a noun.
    {"vend", "vendu vendue vendus vendues"},
    {"revend", "revendu revendue revendus revendues"},
    {"mevend", "mevendu mevendue mevendus mevendues"},
    {"rend", "rendu rendue rendus rendues"},
    {"perd", "perdu perdue perdus perdues"},
    {"reperd", "reperdu reperdue reperdus reperdues"},
    {"attend", "attendu attendue attendus attendues"},
    {"entend", "entendu entendue entendus entendues"},
    {"repond", "repondu repondue repondus repondues"},
    {"descend", "descendu descendue descendus descendues"},
    {"redescend", "redescendu redescendue redescendus redescendues"},
    {"pend", "pendu pendue pendus pendues"},
    {"tend", "tendu tendue tendus tendues"},
    {"fond", "fondu fondue fondus fondues"},
    {"refond", "refondu refondue refondus refondues"},
    {"confond", "confondu confondue confondus confondues"},
    {"morfond", "morfondu morfondue morfondus morfondues"},
    {"mordr", "mordu mordue mordus mordues"},
    {"tordr", "tordu tordue tordus tordues"},
    {"distordr", "distordu distordue distordus distordues"},
    {"tond", "tondu tondue tondus tondues"},
    {"repandr", "repandu repandue repandus repandues"},
    {"epandr", "epandu epandue epandus epandues"},
    {"defend", "defendu defendue defendus defendues"},
    {"pourfend", "pourfendu pourfendue pourfendus pourfendues"},
    {"pretend", "pretendu pretendue pretendus pretendues"},
    {"correspond", "correspondu correspondue correspondus correspondues"},
    {"etend", "etendu etendus"},
    {"suspend", "suspendu suspendue suspendus suspendues"},
    {"depend", "dependu dependue dependus dependues"},
    {"detend", "detendu detendue detendus detendues"},
    {"distend", "distendu distendue distendus distendues"},
    {"retend", "retendu retendue retendus retendues"},
    {"fend", "fendu fendue fendus fendues"},
    {"pond", "pondu pondue pondus pondues"},
    {"rompr", "rompu rompue rompus rompues"},
    {"interrompr", "interrompu interrompue interrompus interrompues"},
    {"corrompr", "corrompu corrompue corrompus corrompues"},
    {"vaincr", "vaincu vaincue vaincus vaincues"},
    {"convaincr", "convaincu convaincue convaincus convaincues"},
    {"abat", "abattu abattue abattus abattues"},
    {"debat", "debattu debattue debattus debattues"},
    {"rebat", "rebattu rebattue rebattus rebattues"},
    // clang-format on
});

std::uint32_t hash_of_word(std::string_view word) {
  std::uint32_t hash = 2166136261u;  // FNV-1a
  for (const char c : word) hash = (hash ^ static_cast<unsigned char>(c)) * 16777619u;
  return hash ^ (hash >> 15);
}

/// All words, and where they are by their hash.
class Table {
 public:
  Table() {
    words_.reserve(slots / 2);
    for (auto [stem, words] : families)
      while (!words.empty()) {
        const auto word = words.substr(0, words.find(' '));
        words.remove_prefix(std::min(words.size(), word.size() + 1));
        words_.push_back({word, stem});
      }
    std::stable_sort(words_.begin(), words_.end(),
                     [](const IrregularForm& a, const IrregularForm& b) { return a.second < b.second; });
    for (std::size_t i = 0; i < words_.size(); ++i)
      slots_[slot_of(words_[i].first)] = static_cast<std::uint16_t>(i + 1);
  }

  std::span<const IrregularForm> words() const { return words_; }

  std::span<const IrregularForm> with(std::string_view prefix) const {
    const auto first =
        std::lower_bound(words_.begin(), words_.end(), prefix,
                         [](const IrregularForm& word, std::string_view begin) { return word.second < begin; });
    const auto last =
        std::find_if(first, words_.end(), [&](const IrregularForm& word) { return !word.second.starts_with(prefix); });
    return {first, last};
  }

  std::string_view stem_of(std::string_view word) const {
    const auto slot = slots_[slot_of(word)];
    return slot == 0 ? std::string_view() : words_[slot - 1u].second;
  }

 private:
  static constexpr std::size_t slots = 4096;

  /// The slot that has the word, or the empty one where it belongs.
  std::size_t slot_of(std::string_view word) const {
    std::size_t at = hash_of_word(word) % slots;
    while (slots_[at] != 0 && words_[slots_[at] - 1u].first != word) at = (at + 1) % slots;
    return at;
  }

  std::vector<IrregularForm> words_;
  std::array<std::uint16_t, slots> slots_{};  ///< 1 + the index of a word, 0 when empty
};

const Table& table() {
  static const Table all;
  return all;
}

}  // namespace

std::span<const IrregularForm> irregular_words() { return table().words(); }

std::span<const IrregularForm> irregular_words_with(std::string_view prefix) { return table().with(prefix); }

std::string_view irregular_stem(std::string_view folded) { return table().stem_of(folded); }

}  // namespace propos
