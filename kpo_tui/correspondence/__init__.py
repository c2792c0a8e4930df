"""Negotiating with a party that works in Word: what goes out, and what is made of what comes back.

Nothing here knows files, a clock or a screen: documents, marks and bytes go in and out.
"""
