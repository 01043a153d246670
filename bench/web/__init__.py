"""The pages: what they weigh, how soon they are there, how fluent the network explorer is."""
