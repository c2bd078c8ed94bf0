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
#include <sstream>
#include <string>

#include "base/clock.hpp"
#include "base/secrets.hpp"
#include "cli/cli.hpp"
#include "cli/judged_solve.hpp"
#include "cli/match_result.hpp"
#include "cli/numbers.hpp"
#include "cli/rehearsal.hpp"
#include "cli/rehearsal_verdict.hpp"
#include "cli/running_server.hpp"
#include "cli/signals.hpp"
#include "files/csv_out.hpp"
#include "limits.hpp"
#include "net/threads.hpp"

namespace cli {
namespace {

constexpr std::size_t seed_bytes_max = limits::text_bytes_max;  // of a room's
constexpr auto phase_ms_max = std::chrono::milliseconds(limits::phase_max).count();

struct RehearseOptions {
    InputPaths paths;
    std::string rule = "pairs";
    std::uint32_t rounds = 0;
    std::uint32_t tables = 0;
    std::uint32_t move_ms = 200;
    std::uint32_t talk_ms = 200;
    std::uint32_t rate_ms = 200;
    double drop = 0;
    std::optional<std::string> seed;
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

// What `match` gives on the ratings of those who met.
files::ResultFile match_those_who_met(const LoadedInput& loaded, const Rehearsed& rehearsed,
                                      const std::string& seed) {
    instance::Input input = loaded.input;
    input.seed = seed;
    std::erase_if(input.ratings, [&rehearsed](const instance::RatingRow& row) {
        return !rehearsed.met.contains(
            {std::min(row.rater, row.rated), std::max(row.rater, row.rated)});
    });
    const auto instance = instance::build(input);
    std::ostringstream refused;
    const auto answer = instance ? solve_judged(instance->problem, refused) : std::nullopt;
    if (!answer) {
        throw RehearsalError("match has no answer for this input");
    }
    return to_result({loaded.people, input, *instance}, *answer);
}

std::set<files::IdPair> to_ids(const std::set<Positions>& pairs, const files::PeopleFile& people) {
    std::set<files::IdPair> ids;
    for (const auto& [a, b] : pairs) {
        ids.insert({people.rows[a].id, people.rows[b].id});
    }
    return ids;
}

int judge(const RehearseOptions& options, const LoadedInput& loaded, const Rehearsed& rehearsed,
          Context& context) {
    const std::string seed = options.seed ? *options.seed : seed_of(rehearsed.released);
    const files::ResultFile matched = match_those_who_met(loaded, rehearsed, seed);
    if (!options.out.empty() && !files::write_file(options.out, files::write_result(matched))) {
        context.err << options.out << ": cannot be written\n";
        return exit_failed;
    }
    auto faults = differences({rehearsed.released, matched, to_ids(rehearsed.shown, loaded.people),
                               rehearsed.commitments});
    faults.insert(faults.begin(), rehearsed.oddities.begin(), rehearsed.oddities.end());
    for (const std::string& fault : faults) {
        context.err << fault << '\n';
    }
    context.out << matched.pairs.size() << " pairs; " << rehearsed.met.size() << " talks, "
                << rehearsed.acks << " commands saved, " << rehearsed.drops
                << " connections broken; server, phones and match "
                << (faults.empty() ? "agree" : "DIFFER") << '\n';
    return faults.empty() ? exit_done : exit_failed;
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
    if (!rule) {
        context.err << "--rule " << options.rule << ": expected mutual, pairs or most\n";
        return exit_bad_input;
    }
    if (options.seed && !(is_seed(*options.seed) && options.seed->size() <= seed_bytes_max)) {
        context.err << "--seed: must be UTF-8 without control characters, at most "
                    << seed_bytes_max << " bytes\n";
        return exit_bad_input;
    }
    auto loaded = load_input(options.paths, context.err);
    if (!loaded) {
        return exit_bad_input;
    }
    if (*rule == matching::Rule::most && !loaded->input.people.two_sided) {
        context.err << "rule most is not available for one pool yet\n";
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
                             static_cast<std::uint32_t>(options.drop * per_mille),
                             options.seed};
    return judge(options, *loaded, hold(options, plan, context.err), context);
}

void add_numbers(CLI::App& command, RehearseOptions& options) {
    auto* rounds =
        command.add_option("--rounds", options.rounds, "Rounds; 0: until everyone met everyone");
    must_be_whole(*rounds, {0, limits::rounds_max});
    auto* tables = command.add_option("--tables", options.tables, "Tables; 0: as many as needed");
    must_be_whole(*tables, {0, limits::tables_max});
    const auto add_phase = [&command](const char* flag, std::uint32_t& ms, const char* what) {
        auto* option = command.add_option(flag, ms, what)->capture_default_str();
        must_be_whole(*option, {1, phase_ms_max});
    };
    add_phase("--move-ms", options.move_ms, "Length of Move");
    add_phase("--talk-ms", options.talk_ms, "Length of Talk");
    add_phase("--rate-ms", options.rate_ms, "Length of Rate");
    auto* drop = command.add_option("--drop", options.drop,
                                    "In each phase each connection breaks with this probability");
    must_be_probability(*drop);
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
    command->add_option("--seed", options->seed,
                        "Text that the lottery is drawn from; the server draws one if not given");
    add_numbers(*command, *options);
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
