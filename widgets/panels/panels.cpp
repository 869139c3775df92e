// Filled in as the folder grows.
