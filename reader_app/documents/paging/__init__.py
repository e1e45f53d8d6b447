"""From where characters stand on printed pages to paragraphs: order, furniture, joins, blocks."""
