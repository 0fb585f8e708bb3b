#include "query/serve/http/keys.hpp"

#include <catch2/catch.hpp>

#include "common/error.hpp"
#include "common/limits.hpp"
#include "tests/support/temporary.hpp"
#include "tests/support/test_files.hpp"

using namespace propos;
using namespace propos::serve;
using namespace propos::testing;

namespace {

// What `printf %s secret | sha256sum` prints, and likewise for "other".
const std::string of_secret = "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b";
const std::string of_other = "D9298A10D1B0735837DC4BD85DAC641B0F3CEF27A47E5D53A54F2F3F5B2FCFFA";

Keys keys_of(const std::string& text) {
  const TemporaryDirectory directory;
  write_file(directory / "keys", text);
  return Keys::read(directory / "keys");
}

}  // namespace

TEST_CASE("who has a key may ask", "[serve]") {
  const auto keys = keys_of("# of the magazine\n\n" + of_secret + "  the desk\n" + of_other + "\n");
  CHECK(keys.allow("Bearer secret"));
  CHECK(keys.allow("bearer  other"));
  CHECK(keys.allow("Basic YW55Ym9keTpzZWNyZXQ="));  // anybody:secret
  CHECK_FALSE(keys.allow(""));
  CHECK_FALSE(keys.allow("Bearer"));
  CHECK_FALSE(keys.allow("Bearer "));
  CHECK_FALSE(keys.allow("Bearer secret2"));
  CHECK_FALSE(keys.allow("Bearer " + of_secret));
  CHECK_FALSE(keys.allow("Basic secret"));
  CHECK_FALSE(keys.allow("Basic c2VjcmV0"));              // secret, without a name
  CHECK_FALSE(keys.allow("Basic c2VjcmV0OmFueWJvZHk="));  // secret:anybody
  CHECK_FALSE(keys.allow("Digest secret"));
}

TEST_CASE("without a key in its file nobody may ask", "[serve]") { CHECK_FALSE(keys_of("").allow("Bearer secret")); }

TEST_CASE("what is no hash is named by its line", "[serve]") {
  try {
    keys_of(of_secret + "\nsecret\n");
    FAIL("it was read");
  } catch (const Error& error) {
    CHECK(error.kind() == ErrorKind::invalid);
    CHECK(error.where().ends_with("keys:2"));
  }
  CHECK_THROWS_AS(keys_of(of_secret.substr(1)), Error);
}

TEST_CASE("there may be so many keys and not one more", "[serve]") {
  std::string text;
  for (std::size_t i = 0; i < limits::max_keys; ++i) text += of_secret + "\n";
  CHECK_NOTHROW(keys_of(text));
  CHECK_THROWS_AS(keys_of(text + of_secret), Error);
}
