#include "model/runtime/timeline_tree.h"

#include <gtest/gtest.h>

#include <thread>

namespace orrery {
namespace {

NodePtr nodeOf(int branch, std::int64_t step, std::size_t frameNumbers = 0) {
    auto prediction = std::make_shared<Prediction>();
    prediction->horizon = 3;
    prediction->action = {1};
    if (frameNumbers > 0) {
        prediction->frames["rgb_static"].patches =
            HostTensor::of(Shape{static_cast<std::int64_t>(frameNumbers)}, std::vector<float>(frameNumbers));
    }
    auto node = std::make_shared<Node>();
    node->branch = branch;
    node->step = step;
    node->prediction = std::move(prediction);
    return node;
}

TEST(TimelineTree, PlacesAPredictionAtTheStepItIsAbout) {
    TimelineTree tree(20);
    tree.publish(nodeOf(0, 5));
    ASSERT_TRUE(tree.nodeAbout(0, 8, 3));
    EXPECT_EQ(tree.nodeAbout(0, 8, 3)->step, 5);
    EXPECT_EQ(tree.nodeAbout(0, 8, 3)->about(), 8);
    EXPECT_FALSE(tree.nodeAbout(0, 5, 3));
    EXPECT_FALSE(tree.nodeAbout(0, 6, 1));
}

TEST(TimelineTree, ABranchSeesItsParentBeforeItsForkAndItselfAfterwards) {
    TimelineTree tree(20);
    tree.publish(nodeOf(0, 4));
    tree.publish(nodeOf(0, 6));
    const int a = tree.addBranch(0, 5, "open the drawer", Origin::Imagined);
    const int b = tree.addBranch(a, 7, "close it", Origin::Edited);
    tree.publish(nodeOf(a, 6));
    EXPECT_EQ(tree.node(b, 4)->branch, 0);
    EXPECT_EQ(tree.node(b, 6)->branch, a);
    EXPECT_EQ(tree.node(0, 6)->branch, 0);
    EXPECT_FALSE(tree.node(b, 7));
    EXPECT_EQ(tree.ownerOf(b, 6), a);
    EXPECT_TRUE(tree.computed(b)[4]);
    EXPECT_FALSE(tree.computed(b)[5]);
}

TEST(TimelineTree, LettersAreNeverUsedTwice) {
    TimelineTree tree(20);
    const int a = tree.addBranch(0, 1, "", Origin::Imagined);
    ASSERT_TRUE(tree.remove(a));
    const int b = tree.addBranch(0, 1, "", Origin::Imagined);
    EXPECT_EQ(tree.branch(b)->letter, "B");
    EXPECT_EQ(tree.restore(), a);
    EXPECT_EQ(tree.branch(a)->letter, "A");
    EXPECT_EQ(branchLetter(26), "Z");
    EXPECT_EQ(branchLetter(27), "AA");
}

TEST(TimelineTree, RemovingABranchTakesItsChildrenAndUndoBringsAllBack) {
    TimelineTree tree(20);
    const int a = tree.addBranch(0, 1, "", Origin::Imagined);
    const int b = tree.addBranch(a, 2, "", Origin::Imagined);
    tree.publish(nodeOf(b, 3));
    ASSERT_TRUE(tree.remove(a));
    EXPECT_EQ(tree.branches().size(), 1u);
    EXPECT_FALSE(tree.publish(nodeOf(b, 4)));
    EXPECT_EQ(tree.restore(), a);
    EXPECT_EQ(tree.branches().size(), 3u);
    EXPECT_TRUE(tree.node(b, 3));
    EXPECT_FALSE(tree.restore());
    EXPECT_FALSE(tree.remove(0));
    EXPECT_FALSE(tree.remove(99));
}

TEST(TimelineTree, DropsTheOldestFramesUnderItsBudgetAndKeepsActions) {
    TimelineTree tree(20, 10000);
    for (std::int64_t step = 0; step < 6; ++step) tree.publish(nodeOf(0, step, 1000));  // 4 kB each
    EXPECT_LE(tree.bytes(), 10000u);
    EXPECT_TRUE(tree.node(0, 0)->framesDropped);
    EXPECT_TRUE(tree.node(0, 0)->prediction->frames.empty());
    EXPECT_EQ(tree.node(0, 0)->prediction->action.size(), 1u);
    EXPECT_FALSE(tree.node(0, 5)->framesDropped);
    // asked for again, the oldest becomes the newest
    tree.publish(nodeOf(0, 0, 1000));
    EXPECT_FALSE(tree.node(0, 0)->framesDropped);
    EXPECT_LE(tree.bytes(), 10000u);
}

TEST(TimelineTree, WhatWasReadStaysAsItWas) {
    TimelineTree tree(20, 5000);
    tree.publish(nodeOf(0, 0, 1000));
    const NodePtr seen = tree.node(0, 0);
    tree.publish(nodeOf(0, 1, 1000));
    EXPECT_TRUE(tree.node(0, 0)->framesDropped);
    EXPECT_FALSE(seen->framesDropped);
    EXPECT_EQ(seen->prediction->frames.size(), 1u);
}

TEST(TimelineTree, ForkStepsStayInsideTheEpisode) {
    TimelineTree tree(20);
    EXPECT_EQ(tree.branch(tree.addBranch(0, 99, "", Origin::Imagined))->forkStep, 19);
    EXPECT_EQ(tree.branch(tree.addBranch(7, -4, "", Origin::Imagined))->forkStep, 0);
}

TEST(TimelineTree, ReadersAndAWriterShareIt) {
    TimelineTree tree(200);
    std::jthread writer([&] {
        for (std::int64_t step = 0; step < 200; ++step) tree.publish(nodeOf(0, step, 10));
    });
    std::size_t seen = 0;
    while (seen < 200) seen = tree.branch(0)->nodeCount;
    EXPECT_EQ(tree.branch(0)->lastStep, 199);
}

}  // namespace
}  // namespace orrery
