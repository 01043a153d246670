document.documentElement.dataset["islands"] = "map";
