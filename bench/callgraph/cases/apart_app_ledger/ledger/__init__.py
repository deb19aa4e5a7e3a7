from .book import Book
