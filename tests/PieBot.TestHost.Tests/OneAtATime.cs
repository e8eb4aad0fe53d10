// These tests build, run and time whole programs: side by side they would only measure each other.
[assembly: CollectionBehavior(DisableTestParallelization = true)]
