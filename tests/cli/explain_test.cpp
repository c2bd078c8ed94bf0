#include "runner.hpp"

using runner::Folder;
using runner::run;
using runner::operator+;
using Words = std::vector<std::string>;

namespace {

struct Event {
    Folder folder;
    Words files;

    Event(const std::string& people, const std::string& ratings)
        : files({"--people", folder.write("people.csv", people), "--ratings",
                 folder.write("ratings.csv", "rater,rated,accepts,score\n" + ratings)}) {}
    std::string explained(const Words& more) const {
        const auto ran = run(Words{"match", "--explain"} + files + more);
        CHECK(ran.status == 0);
        return ran.err;
    }
    // What is said of the people without a partner.
    std::string reasons(const Words& more) const {
        const std::string text = explained(more);
        return text.substr(text.find("\nwithout a partner:\n") + 20);
    }
};

const char* const people =
    "id,side,capacity\nann,junior,1\nben,junior,1\ncat,junior,1\nbob,senior,2\nsue,senior,1\n";
const char* const ratings =
    "ann,bob,1,9\nbob,ann,1,9\nben,bob,1,7\nbob,ben,1,5\ncat,bob,1,8\nbob,cat,1,5\nann,sue,1,4\n"
    "sue,ann,1,10\nben,sue,0,1\nsue,ben,1,8\n";

}  // namespace

TEST_CASE("O61 a stable result is explained in exactly these words") {
    const Event event(people, ratings);
    CHECK(event.explained({"--rule", "pairs", "--seed", "s"}) ==
          "rule pairs: no two people would both rather have each other than whom they got; of all "
          "such results the best, stage by stage\n"
          R"(people: 5 (3 junior, 2 senior) with 6 places
pairs that both accept and no rule keeps apart: 4
each stage is settled before the next:
  1. stable: yes, no two people would both rather have each other (checked pair by pair)
  2. pairs: 2, proven the best by search
  3. sum of both scores of every pair: 31.0, proven the best by the certificate in the result
  4. favourites (20 for a first, 19 for a second, …): 0
  5. tags that one offers and the other wants: 0
  6. lottery, which decides between what is equal until here: 20182303
without stability 3 pairs would be possible (rule most)
without a partner:
  ben: the only one they could be paired with has somebody they like at least as much
  sue: the only one they could be paired with has somebody they like at least as much
)");
}

TEST_CASE("O61 what is not proven, mutual pairs, and one pool are explained as such") {
    const Event event(people, ratings);
    const std::string instant = event.explained({"--rule", "pairs", "--instant", "--balance"});
    CHECK(instant.find("the first answer, without search:\n") != std::string::npos);
    CHECK(instant.find("2. pairs: 2, not proven the best; at most 3\n") != std::string::npos);
    CHECK(instant.find("4. difference between the two sides' sums: 3.0\n") != std::string::npos);
    CHECK(event.explained({"--rule", "mutual"}) ==
          "rule mutual: every pair in which both said yes, whatever their places\n"
          "people: 5 (3 junior, 2 senior)\npairs that both accept and no rule keeps apart: 4\n"
          "pairs: 4\nnobody is without a partner\n");
    const Event circle("id\na\nb\nc\n", "a,b,1,9\na,c,1,5\nb,c,1,9\nb,a,1,5\nc,a,1,9\nc,b,1,5\n");
    const std::string pool = circle.explained({"--rule", "pairs"});
    CHECK(pool.find("1. pairs who would both rather have each other: 1, proven the fewest by "
                    "search\n") != std::string::npos);
    CHECK(pool.find("without stability no more than 1 pair would be possible (a bound; rule most "
                    "tells)\nwithout a partner:\n  a: 1 of all 2 people they could be paired with "
                    "would rather have them, but to change that would cost an earlier stage\n") !=
          std::string::npos);
}

TEST_CASE("O61 everybody without a partner is told the plain reason") {
    const char* const many = "id,side\na,A\nb,A\nc,A\nd,A\ne,A\nf,A\ng,A\nx,B\ny,B\n";
    const Event event(many,
                      "a,x,1,9\nx,a,1,9\n"                    // a pair
                      "b,x,1,9\nx,b,1,5\n"                    // x likes a more
                      "x,c,1,9\n"                             // c rated nobody
                      "d,x,1,9\n"                             // nobody rated d
                      "e,x,0,1\nx,e,1,9\n"                    // e accepts nobody
                      "f,x,1,9\nx,f,0,\n"                     // nobody accepts f
                      "g,y,1,9\ng,x,0,\ny,g,0,\nx,g,1,9\n");  // not the same ones
    const std::string reasons = event.reasons({"--rule", "pairs"});
    CHECK(reasons ==
          "  b: the only one they could be paired with has somebody they like at least as much\n"
          "  c: they rated nobody\n  d: nobody rated them\n  e: they accept nobody\n"
          "  f: nobody accepts them\n  g: nobody whom they accept accepts them\n"
          "  y: they accept nobody\n");
    CHECK(event.reasons({"--rule", "pairs", "--forbid", "a,x"})
              .starts_with("  a: a rule or forbid keeps them apart from the only one with whom it "
                           "is mutual\n"));
    CHECK(event.reasons({"--rule", "pairs", "--forbid", "c,x", "--forbid", "c,y"})
              .find("  c: rules or forbids keep them apart from everybody\n") != std::string::npos);
    CHECK(event.reasons({"--rule", "pairs", "--lock", "c,x"})
              .starts_with("  a: the only one they could be paired with has somebody they like at "
                           "least as much or are locked to\n"));
    const Event alone("id\na\n", "");
    CHECK(alone.reasons({"--rule", "pairs"}) == "  a: there is nobody to be paired with\n");
}

TEST_CASE("O61 the explanation stands beside the result and changes no byte of it") {
    const Event event(people, ratings);
    const auto plain = run(Words{"match", "--rule", "pairs"} + event.files);
    const auto explained = run(Words{"match", "--rule", "pairs", "--explain"} + event.files);
    CHECK(plain.out == explained.out);
    CHECK(plain.err.empty());
    const auto filed =
        run(Words{"match", "--rule", "pairs", "--explain", "--out", event.folder.path("r.json")} +
            event.files);
    CHECK(filed.out.empty());
    CHECK(filed.err == explained.err);
    CHECK(event.folder.read("r.json") == plain.out);
}
