"""The live preview: a site on this machine that follows every saved change."""
