#include "seating/lemon_matching.hpp"

#include <lemon/matching.h>
#include <lemon/network_simplex.h>
#include <lemon/smart_graph.h>

namespace seating {
namespace {

using Digraph = lemon::SmartDigraph;
using Graph = lemon::SmartGraph;
using Weights = Graph::EdgeMap<std::int64_t>;

std::vector<Graph::Node> add_people(Graph& graph, std::size_t nodes,
                                    const std::vector<WeightedEdge>& edges) {
    std::vector<Graph::Node> people(nodes, lemon::INVALID);
    for (const WeightedEdge& edge : edges) {
        for (const std::uint32_t person : {edge.a, edge.b}) {
            if (people[person] == lemon::INVALID) {
                people[person] = graph.addNode();
            }
        }
    }
    return people;
}

std::vector<Graph::Edge> add_edges(Graph& graph, const std::vector<Graph::Node>& people,
                                   const std::vector<WeightedEdge>& edges) {
    std::vector<Graph::Edge> added;
    added.reserve(edges.size());
    for (const WeightedEdge& edge : edges) {
        added.push_back(graph.addEdge(people[edge.a], people[edge.b]));
    }
    return added;
}

template <class Search>
PricedMatching searched(std::size_t nodes, const std::vector<WeightedEdge>& edges) {
    Graph graph;
    const std::vector<Graph::Node> people = add_people(graph, nodes, edges);
    const std::vector<Graph::Edge> added = add_edges(graph, people, edges);
    Weights weights(graph, 0);
    std::vector<std::uint32_t> person_of(static_cast<std::size_t>(graph.maxNodeId() + 1), 0);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        weights[added[i]] = edges[i].weight;
        for (const std::uint32_t person : {edges[i].a, edges[i].b}) {
            person_of[static_cast<std::size_t>(graph.id(people[person]))] = person;
        }
    }
    static_assert(Search::dualScale == price_scale, "prices are in LEMON's scale");
    Search search(graph, weights);
    search.run();
    PricedMatching answer;
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (search.matching(added[i])) {
            answer.chosen.push_back(i);
        }
    }
    for (const Graph::Node& person : people) {
        answer.prices.push_back(person == lemon::INVALID ? 0 : search.nodeValue(person));
    }
    for (int i = 0; i < search.blossomNum(); ++i) {
        Blossom blossom;
        blossom.price = search.blossomValue(i);
        for (typename Search::BlossomIt member(search, i); member != lemon::INVALID; ++member) {
            blossom.members.push_back(person_of[static_cast<std::size_t>(graph.id(member))]);
        }
        answer.blossoms.push_back(blossom);
    }
    return answer;
}

}  // namespace

PricedMatching heaviest_matching(std::size_t nodes, const std::vector<WeightedEdge>& edges) {
    return searched<lemon::MaxWeightedMatching<Graph, Weights>>(nodes, edges);
}

PricedMatching heaviest_perfect(std::size_t nodes, const std::vector<WeightedEdge>& edges) {
    return searched<lemon::MaxWeightedPerfectMatching<Graph, Weights>>(nodes, edges);
}

std::vector<std::size_t> heaviest_of_size(std::size_t nodes, const std::vector<WeightedEdge>& edges,
                                          std::size_t pairs) {
    Graph graph;
    const std::vector<Graph::Node> people = add_people(graph, nodes, edges);
    const std::vector<Graph::Edge> added = add_edges(graph, people, edges);
    const auto active = static_cast<std::size_t>(lemon::countNodes(graph));
    std::vector<Graph::Edge> to_dummies;
    for (std::size_t dummy = 2 * pairs; dummy < active; ++dummy) {
        const Graph::Node node = graph.addNode();
        for (const Graph::Node& person : people) {
            if (person != lemon::INVALID) {
                to_dummies.push_back(graph.addEdge(person, node));
            }
        }
    }
    Weights weights(graph, 0);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        weights[added[i]] = edges[i].weight;
    }
    lemon::MaxWeightedPerfectMatching<Graph, Weights> search(graph, weights);
    std::vector<std::size_t> chosen;
    if (!search.run()) {
        return chosen;
    }
    for (std::size_t i = 0; i < edges.size(); ++i) {
        if (search.matching(added[i])) {
            chosen.push_back(i);
        }
    }
    return chosen;
}

std::size_t matching_size(std::size_t nodes, const std::vector<WeightedEdge>& edges) {
    Graph graph;
    const std::vector<Graph::Node> people = add_people(graph, nodes, edges);
    add_edges(graph, people, edges);
    lemon::MaxMatching<Graph> search(graph);
    search.run();
    return static_cast<std::size_t>(search.matchingSize());
}

Circulation cheapest_circulation(std::size_t nodes, const std::vector<FlowArc>& arcs) {
    Digraph graph;
    std::vector<Digraph::Node> added;
    added.reserve(nodes);
    for (std::size_t i = 0; i < nodes; ++i) {
        added.push_back(graph.addNode());
    }
    std::vector<Digraph::Arc> lines;
    lines.reserve(arcs.size());
    for (const FlowArc& arc : arcs) {
        lines.push_back(graph.addArc(added[arc.from], added[arc.to]));
    }
    Digraph::ArcMap<std::int64_t> lower(graph, 0);
    Digraph::ArcMap<std::int64_t> upper(graph, 0);
    Digraph::ArcMap<std::int64_t> cost(graph, 0);
    for (std::size_t i = 0; i < arcs.size(); ++i) {
        lower[lines[i]] = arcs[i].least;
        upper[lines[i]] = arcs[i].capacity;
        cost[lines[i]] = arcs[i].cost;
    }
    lemon::NetworkSimplex<Digraph, std::int64_t, std::int64_t> search(graph);
    search.lowerMap(lower).upperMap(upper).costMap(cost).run();
    Circulation answer;
    for (const Digraph::Arc& line : lines) {
        answer.flow.push_back(search.flow(line));
    }
    for (const Digraph::Node& node : added) {
        answer.potential.push_back(search.potential(node));
    }
    return answer;
}

}  // namespace seating
