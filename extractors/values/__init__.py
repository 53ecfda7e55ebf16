"""Values: numbers, dates, ratios, money, places, subjects and levels of education. The one place that parses each."""
