// `quadrille rehearse`: a whole event over real sockets, and whether the server, the phones and
// `match` agree on the result.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <memory>
#include <ostream>
#include <string>

#include "base/clock.hpp"
#include "base/secrets.hpp"
#include "cli/cli.hpp"
#include "cli/match_result.hpp"
#include "cli/rehearsal.hpp"
#include "cli/running_server.hpp"
#include "cli/signals.hpp"
#include "files/csv_out.hpp"
#include "files/json.hpp"
#include "matching/solve.hpp"
#include "net/threads.hpp"

namespace cli {
namespace {

struct RehearseOptions {
    InputPaths paths;
    std::string rule = "pairs";
    std::uint32_t rounds = 0;
    std::uint32_t tables = 0;
    std::uint32_t move_ms = 200;
    std::uint32_t talk_ms = 200;
    std::uint32_t rate_ms = 200;
    double drop = 0;
    std::string out;
    std::string url;
    std::string organizer_link;
};

std::string text_of(const std::string& path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

// A data folder that goes when this goes.
class TemporaryFolder {
public:
    TemporaryFolder() {
        std::string path = (std::filesystem::temp_directory_path() / "quadrille-XXXXXX").string();
        if (mkdtemp(path.data()) == nullptr) {
            throw RehearsalError("no temporary folder can be made");
        }
        path_ = path;
    }
    ~TemporaryFolder() {
        std::error_code ignored;
        std::filesystem::remove_all(path_, ignored);
    }
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    const std::string& path() const { return path_; }

private:
    std::string path_;
};

// What the released result says, as far as it is compared.
struct Released {
    std::string seed;
    std::set<Positions> pairs;
    bool listed = false;  // under "counts only" no pairs are in it
};

std::size_t row_of(const files::PeopleFile& people, const std::string& id) {
    const auto found = std::find_if(people.rows.begin(), people.rows.end(),
                                    [&id](const files::PersonRow& row) { return row.id == id; });
    if (found == people.rows.end()) {
        throw RehearsalError("the released result names " + id + ", whom people.csv does not");
    }
    return static_cast<std::size_t>(std::distance(people.rows.begin(), found));
}

const std::string& text_at(const files::JsonObject& object, const std::string& key) {
    const auto found = object.find(key);
    const std::string* text = found == object.end() ? nullptr : found->second.as<std::string>();
    if (text == nullptr) {
        throw RehearsalError("the released result has no text " + key);
    }
    return *text;
}

Released read_released(const std::string& text, const files::PeopleFile& people) {
    files::Problems problems("the released result");
    const auto json = files::read_json(text, problems);
    const auto* object = json ? json->as<files::JsonObject>() : nullptr;
    if (object == nullptr) {
        throw RehearsalError("the released result is not JSON");
    }
    Released released;
    released.seed = text_at(*object, "seed");
    const auto found = object->find("pairs");
    const auto* pairs = found == object->end() ? nullptr : found->second.as<files::JsonArray>();
    if (pairs == nullptr) {
        return released;
    }
    released.listed = true;
    for (const files::Json& item : *pairs) {
        const auto* pair = item.as<files::JsonObject>();
        if (pair == nullptr) {
            throw RehearsalError("a released pair is no object");
        }
        const std::size_t a = row_of(people, text_at(*pair, "a"));
        const std::size_t b = row_of(people, text_at(*pair, "b"));
        released.pairs.insert({std::min(a, b), std::max(a, b)});
    }
    return released;
}

struct Matched {
    std::string file;
    std::set<Positions> pairs;
};

// What `match` gives on the ratings of those who met.
Matched match_those_who_met(const LoadedInput& loaded, const Rehearsed& rehearsed,
                            const std::string& seed) {
    instance::Input input = loaded.input;
    input.seed = seed;
    std::erase_if(input.ratings, [&rehearsed](const instance::RatingRow& row) {
        return !rehearsed.met.contains(
            {std::min(row.rater, row.rated), std::max(row.rater, row.rated)});
    });
    const auto instance = instance::build(input);
    const auto answer = instance ? std::optional(matching::solve(instance->problem)) : std::nullopt;
    if (!answer || !*answer) {
        throw RehearsalError("match has no answer for this input");
    }
    const auto result = to_result({loaded.people, input, *instance}, **answer);
    Matched matched{files::write_result(result), {}};
    for (const auto& [a, b] : result.pairs) {
        const std::size_t one = row_of(loaded.people, a);
        const std::size_t other = row_of(loaded.people, b);
        matched.pairs.insert({std::min(one, other), std::max(one, other)});
    }
    return matched;
}

// Says every pair that one side has and the other has not; true when there is none.
bool agree(const std::set<Positions>& left, const std::set<Positions>& right,
           const std::string& what, const files::PeopleFile& people, std::ostream& err) {
    std::vector<Positions> different;
    std::set_symmetric_difference(left.begin(), left.end(), right.begin(), right.end(),
                                  std::back_inserter(different));
    for (const auto& [a, b] : different) {
        err << what << ": " << people.rows[a].id << ',' << people.rows[b].id << " only in "
            << (left.contains({a, b}) ? "the first" : "the second") << '\n';
    }
    return different.empty();
}

int judge(const RehearseOptions& options, const LoadedInput& loaded, const Rehearsed& rehearsed,
          Context& context) {
    const Released released = read_released(rehearsed.released, loaded.people);
    const Matched matched = match_those_who_met(loaded, rehearsed, released.seed);
    if (!options.out.empty() && !files::write_file(options.out, matched.file)) {
        context.err << options.out << ": cannot be written\n";
        return exit_failed;
    }
    bool good = rehearsed.oddities.empty();
    for (const std::string& oddity : rehearsed.oddities) {
        context.err << oddity << '\n';
    }
    good &=
        agree(rehearsed.shown, matched.pairs, "phones against match", loaded.people, context.err);
    if (released.listed) {
        good &= agree(released.pairs, matched.pairs, "server against match", loaded.people,
                      context.err);
    }
    context.out << matched.pairs.size() << " pairs; " << rehearsed.met.size() << " talks, "
                << rehearsed.acks << " commands saved, " << rehearsed.drops
                << " connections broken; server, phones and match " << (good ? "agree" : "DIFFER")
                << '\n';
    return good ? exit_done : exit_failed;
}

Rehearsed hold(const RehearseOptions& options, const RehearsalPlan& plan, std::ostream& err) {
    const base::SystemClock clock;
    net::Threads threads(clock);
    threads.start(1);
    RehearsalSite site{threads, net::parse_target(options.url), base::random_token()};
    if (!options.url.empty()) {
        if (site.target.host.empty()) {
            throw RehearsalError("--url " + options.url + ": expected http://host:port");
        }
        claim_server(site, options.organizer_link);
        const Rehearsed rehearsed = rehearse_on(site, plan, err);
        threads.stop();
        return rehearsed;
    }
    const TemporaryFolder folder;
    ServerSettings settings;
    settings.data = folder.path();
    RunningServer server(std::move(settings));
    site.target = {server.address().host, server.address().port};
    err << "server on " << server.base_url() << std::endl;
    claim_server(site, server.new_server_link());
    Rehearsed rehearsed = rehearse_on(site, plan, err);
    threads.stop();
    return rehearsed;
}

int rehearse(const RehearseOptions& options, Context& context) {
    const auto rule = rule_named(options.rule);
    if (!rule || options.drop < 0 || options.drop > 1) {
        context.err << "quadrille rehearse: --rule is mutual, pairs or most, --drop from 0 to 1\n";
        return exit_bad_input;
    }
    auto loaded = load_input(options.paths, context.err);
    if (!loaded) {
        return exit_bad_input;
    }
    turn_broken_writes_into_errors();
    raise_descriptor_limit();
    base::init_secrets();
    loaded->input.rule = *rule;
    constexpr double per_mille = 1000;
    const RehearsalPlan plan{*loaded,
                             text_of(options.paths.people),
                             options.paths.rules.empty() ? "" : text_of(options.paths.rules),
                             options.rounds,
                             options.tables,
                             options.move_ms,
                             options.talk_ms,
                             options.rate_ms,
                             static_cast<std::uint32_t>(options.drop * per_mille)};
    return judge(options, *loaded, hold(options, plan, context.err), context);
}

}  // namespace

void add_rehearse(CLI::App& root, Context& context) {
    CLI::App* command = root.add_subcommand(
        "rehearse",
        "Hold a whole event with one simulated phone per person over real sockets, and check that "
        "the\nserver's result, what the phones were shown, and `match` agree");
    const auto options = std::make_shared<RehearseOptions>();
    command->add_option("--people", options->paths.people, "The people, as CSV")->required();
    command->add_option("--ratings", options->paths.ratings, "What they will say of one another")
        ->required();
    command->add_option("--rule", options->rule, "mutual, pairs or most")->capture_default_str();
    command->add_option("--rules", options->paths.rules, "Who may not be paired, as JSON");
    command->add_option("--rounds", options->rounds, "Rounds; 0: until everyone met everyone");
    command->add_option("--tables", options->tables, "Tables; 0: as many as needed");
    command->add_option("--move-ms", options->move_ms, "Length of Move")->capture_default_str();
    command->add_option("--talk-ms", options->talk_ms, "Length of Talk")->capture_default_str();
    command->add_option("--rate-ms", options->rate_ms, "Length of Rate")->capture_default_str();
    command->add_option("--drop", options->drop,
                        "In each phase each connection breaks with this probability");
    command->add_option("--out", options->out, "Where the result of `match` goes");
    auto* url =
        command->add_option("--url", options->url, "A running server instead of an own one");
    auto* link = command->add_option("--organizer-link", options->organizer_link,
                                     "A server link of that server");
    url->needs(link);
    link->needs(url);
    command->callback([options, &context] { context.status = rehearse(*options, context); });
}

}  // namespace cli
