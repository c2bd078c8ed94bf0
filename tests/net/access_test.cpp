#include <catch2/catch.hpp>
#include <map>
#include <string>

#include "base/core/hash.hpp"
#include "base/secrets.hpp"
#include "net/server_access.hpp"

namespace {

// Secrets kept in a map; `works` false: the disk is full.
struct Kept {
    net::ServerAccess::Store store() {
        return {[this](const std::string& name, const std::function<void(bool)>& done) {
                    if (works) {
                        all[name] = "1";
                    }
                    done(works);
                },
                [this](const std::string& name) { all.erase(name); }};
    }
    net::StoredSecrets stored() const { return {all.begin(), all.end()}; }
    std::map<std::string, std::string> all;
    bool works = true;
};

std::string new_link(net::ServerAccess& access) {
    std::string link;
    access.new_link([&link](std::string secret) { link = std::move(secret); });
    return link;
}

bool claim(net::ServerAccess& access, const std::string& secret, const std::string& ticket) {
    bool done = false;
    access.claim(secret, base::sha256_hex(ticket), [&done](bool claimed) { done = claimed; });
    return done;
}

}  // namespace

TEST_CASE("N13 a server link works once, and only hashes are kept") {
    base::init_secrets();
    Kept kept;
    net::ServerAccess access({}, kept.store());
    const std::string link = new_link(access);
    CHECK(link.size() == 32);
    CHECK_FALSE(access.allows("ada"));
    CHECK_FALSE(claim(access, "guessed", "eve"));
    CHECK(claim(access, link, "ada"));
    CHECK(access.allows("ada"));
    CHECK_FALSE(claim(access, link, "eve"));
    CHECK(claim(access, link, "ada"));  // the same device again
    CHECK_FALSE(access.allows("eve"));
    CHECK_FALSE(access.allows(""));
    for (const auto& [name, value] : kept.all) {
        CHECK(name.find(link) == std::string::npos);
        CHECK(name.find("ada") == std::string::npos);
    }
}

TEST_CASE("N13 a new link ends the one before, not the devices that claimed one") {
    base::init_secrets();
    Kept kept;
    net::ServerAccess access({}, kept.store());
    CHECK(claim(access, new_link(access), "ada"));
    const std::string old = new_link(access);
    const std::string fresh = new_link(access);
    CHECK_FALSE(claim(access, old, "eve"));
    CHECK(claim(access, fresh, "bob"));
    CHECK(access.allows("ada"));
}

TEST_CASE("N13 links and devices survive a restart") {
    base::init_secrets();
    Kept kept;
    std::string link;
    {
        net::ServerAccess access({}, kept.store());
        CHECK(claim(access, new_link(access), "ada"));
        link = new_link(access);
    }
    net::ServerAccess access(kept.stored(), kept.store());
    CHECK(access.allows("ada"));
    CHECK(claim(access, link, "bob"));
}

TEST_CASE("N13 a claim that could not be kept is no claim, and the link still works") {
    base::init_secrets();
    Kept kept;
    net::ServerAccess access({}, kept.store());
    const std::string link = new_link(access);
    kept.works = false;
    CHECK_FALSE(claim(access, link, "ada"));
    CHECK_FALSE(access.allows("ada"));
    kept.works = true;
    CHECK(claim(access, link, "ada"));
}
