"""A file tree."""
from tree.node import File, Folder
from tree.walk import walk, depth_first as dfs
from tree.report import Report
