from extras import case, reverse
