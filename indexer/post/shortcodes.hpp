// WordPress shortcodes that the site did not render: `[gallery ids="1,2"]`, `[caption …]…[/caption]`.
#pragma once

#include <string>
#include <string_view>

namespace propos {

/// `html` without its shortcodes; tags, `<pre>` and `<code>` are not looked into. Linear.
///
/// - `[caption …]<img …> text[/caption]` becomes a figure with the text as its figcaption;
/// - players and embeds (`[embed]…[/embed]`, `[audio …]`, `[gallery]`) go with what they enclose;
/// - a builder's shortcode parts what is around it, and the title of a toggle, tab or blurb becomes a heading;
/// - code in base64 goes;
/// - any other `[name attr="…"]`, `[name …/]` or `[name]…[/name]` goes, what it encloses stays;
/// - `[mfn]…[/mfn]` stays, because the cutter takes it for a footnote, and so does what is prose or escaped:
///   `[…]`, `[sic]`, `[1]`, `[[gallery]]`.
std::string remove_shortcodes(std::string_view html);

}  // namespace propos
